import { expect, test } from 'vitest';
import type { ModelSpec } from '../model-spec.ts';
import { overheadTokens, sequenceKv, sequenceKvBytes } from './sequence-kv.ts';

const heads = { heads: 32, kvHeads: 8, headDim: 128 } as const;

function model(layers: ModelSpec['layers']): ModelSpec {
  return {
    id: 'fixture',
    label: 'Fixture',
    hiddenSize: 4096,
    vocabularySize: 32_000,
    tieEmbeddings: false,
    maxContextTokens: 32_768,
    releasedFormat: 'bf16',
    mixers: {
      full: { kind: 'gqa', ...heads },
      window: { kind: 'sliding-window', windowTokens: 1024, ...heads },
      state: { kind: 'gdn', keyHeads: 16, valueHeads: 32, keyDim: 128, valueDim: 128, convTokens: 4 },
    },
    feedForwards: { dense: { kind: 'dense', intermediateSize: 14_336 } },
    layers,
  };
}

test('a model whose cache grows in every layer has nothing beside its tokens', () => {
  const kv = sequenceKv(model([['full', 'dense', 4]]), 'bf16', 1, 1);
  expect(kv.unitBytesPerToken).toBe(4 * 4096);
  expect(overheadTokens(kv, 10_000)).toBe(0);
});

test('windows and states count as tokens beside those that grow', () => {
  // 2 growing layers: 8,192 B a token. 6 windows of 1,024 tokens: 6 x 4,096 x 1,024 B = 3,072 tokens; 512 tokens fill half.
  const windowed = sequenceKv(
    model([
      ['full', 'dense', 2],
      ['window', 'dense', 6],
    ]),
    'bf16',
    1,
    1,
  );
  expect(overheadTokens(windowed, 512)).toBe(1536);
  expect(overheadTokens(windowed, 20_000)).toBe(3072);
  // 3 states of 32 x 128 x 128 in fp32 and 3 x 8,192 bf16 beside 1 growing layer of 4,096 B: 3 x 2,146,304 / 4,096.
  const hybrid = sequenceKv(
    model([
      ['full', 'dense', 1],
      ['state', 'dense', 3],
    ]),
    'bf16',
    1,
    1,
  );
  expect(overheadTokens(hybrid, 1)).toBe((3 * 2_146_304) / 4096);
});

test('a cache that does not grow is spread over the longest context, so that page tables have something to count', () => {
  const kv = sequenceKv(model([['window', 'dense', 32]]), 'bf16', 1, 1);
  expect(kv.unitBytesPerToken).toBe((32 * 4096 * 1024) / 32_768);
  // A full window is as many units as the longest context has tokens, whatever the length.
  for (const tokens of [1024, 5000, 32_768]) expect(tokens + overheadTokens(kv, tokens)).toBe(32_768);
  expect(sequenceKvBytes(kv, 5000)).toBe(32 * 4096 * 1024);
});
