import { expect, test } from 'vitest';
import { layerKinds, layerProblems, type ModelSpec, modelBodySchema } from './model-spec.ts';

const hybrid: ModelSpec = {
  id: 'hybrid',
  label: 'Hybrid',
  hiddenSize: 64,
  vocabularySize: 100,
  tieEmbeddings: true,
  maxContextTokens: 1000,
  releasedFormat: 'bf16',
  mixers: {
    wide: { kind: 'gqa', heads: 8, kvHeads: 2, headDim: 8 },
    narrow: { kind: 'gqa', heads: 4, kvHeads: 1, headDim: 8 },
  },
  feedForwards: { dense: { kind: 'dense', intermediateSize: 128 } },
  layers: [
    ['narrow', 'dense', 3],
    ['wide', 'dense', 1],
    ['narrow', 'dense', 3],
    ['wide', 'dense', 1],
  ],
};

test('a pattern of two kinds is two kinds, however often they alternate', () => {
  expect(layerKinds(hybrid).map(({ attention, count }) => [attention, count])).toEqual([
    [hybrid.mixers.narrow, 6],
    [hybrid.mixers.wide, 2],
  ]);
});

test('a layer that nobody describes is found before it is computed', () => {
  const broken = {
    ...hybrid,
    layers: [
      ['narrow', 'dense', 1],
      ['tall', 'sparse', 1],
    ] as const,
  };
  expect(layerProblems(broken)).toEqual([
    { run: 1, key: 'tall' },
    { run: 1, key: 'sparse' },
  ]);
  expect(layerProblems(hybrid)).toEqual([]);
});

test('a model goes through its saved form unchanged', () => {
  const { id: _id, ...body } = hybrid;
  expect(modelBodySchema.parse(JSON.parse(JSON.stringify(body)))).toEqual(body);
});
