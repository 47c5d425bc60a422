import { expect, test } from 'vitest';
import { type AttentionSpec, attentionKinds, attentionOf } from './index.ts';

/** One spec of each kind: a new kind is tested as soon as it stands here. */
const specs: readonly AttentionSpec[] = [
  { kind: 'gqa', heads: 32, kvHeads: 8, headDim: 128 },
  { kind: 'mla', heads: 16, queryLoraRank: 768, kvLoraRank: 512, nopeDim: 128, ropeDim: 64, valueDim: 128 },
];

test('every listed kind has a spec here', () => {
  expect(specs.map((spec) => spec.kind).sort()).toEqual(attentionKinds.members.map((member) => member.kind).sort());
});

for (const spec of specs) {
  const kind = attentionOf(spec);

  test(`${spec.kind}: the schema accepts its spec and nothing more`, () => {
    expect(kind.schema.parse(spec)).toEqual(spec);
    expect(kind.schema.safeParse({ ...spec, surprise: 1 }).success).toBe(false);
  });

  test(`${spec.kind}: matrices hold all parameters but norms, once`, () => {
    const inMatrices = kind.projections(spec, 4096, 1).reduce((sum, { inputs, outputs }) => sum + inputs * outputs, 0);
    const all = kind.parameterCount(spec, 4096);
    expect(inMatrices).toBeLessThanOrEqual(all);
    expect(inMatrices).toBeGreaterThan(0.999 * all);
  });

  test(`${spec.kind}: ranks together hold no less than the whole, and each less than it`, () => {
    for (const tp of [2, 4, 8]) {
      expect(tp * kind.parameterCountPerRank(spec, 4096, tp)).toBeGreaterThanOrEqual(kind.parameterCount(spec, 4096));
      expect(kind.parameterCountPerRank(spec, 4096, tp)).toBeLessThan(kind.parameterCount(spec, 4096));
      expect(tp * kind.kvBytesPerTokenPerRank(spec, 'bf16', tp)).toBeGreaterThanOrEqual(kind.kvBytesPerToken(spec, 'bf16'));
    }
  });

  test(`${spec.kind}: chunks of a prompt do no less work than the whole`, () => {
    const whole = kind.prefillWork(spec, 1, 'bf16', 4096, 0).flops;
    const chunks = [0, 1024, 2048, 3072].reduce((sum, cached) => sum + kind.prefillWork(spec, 1, 'bf16', 1024, cached).flops, 0);
    expect(chunks).toBeGreaterThanOrEqual(whole);
  });

  test(`${spec.kind}: fp8 stores fewer bytes than bf16, fp4 fewer still`, () => {
    const bytes = (['bf16', 'fp8', 'fp4'] as const).map((format) => kind.kvBytesPerToken(spec, format));
    expect(bytes[0]).toBeGreaterThan(bytes[1]);
    expect(bytes[1]).toBeGreaterThan(bytes[2]);
  });
}
