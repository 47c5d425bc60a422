import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kvBytes } from './attention-kind.ts';
import { type AttentionSpec, attentionKinds, attentionOf } from './index.ts';

const latent = { heads: 16, queryLoraRank: 768, kvLoraRank: 512, nopeDim: 128, ropeDim: 64, valueDim: 128 } as const;
const grouped = { heads: 32, kvHeads: 8, headDim: 128 } as const;
const shared = { heads: 64, headDim: 512, ropeDim: 64, queryLoraRank: 1024, outputGroups: 8, outputLoraRank: 1024, windowTokens: 128 };

/** One spec of each kind: a new kind is tested as soon as it stands here. */
const specs: readonly AttentionSpec[] = [
  { kind: 'gqa', ...grouped },
  { kind: 'sliding-window', windowTokens: 1024, ...grouped, hasSinks: true },
  { kind: 'chunked', chunkTokens: 8192, ...grouped },
  { kind: 'mla', ...latent },
  { kind: 'dsa', ...latent, indexHeads: 32, indexDim: 128, topKTokens: 2048 },
  { kind: 'mfa', heads: 64, kvHeads: 1, headDim: 256, queryLoraRank: 2048 },
  { kind: 'csa', ...shared, compressTokens: 4, indexHeads: 64, indexDim: 128, topKEntries: 512 },
  { kind: 'hca', ...shared, compressTokens: 128 },
  { kind: 'window-latent', ...shared },
  { kind: 'block-sparse', ...grouped, blockTokens: 128, topKBlocks: 16, indexHeads: 4, indexDim: 128 },
  { kind: 'nsa', ...grouped, compressTokens: 32, strideTokens: 16, blockTokens: 64, topKBlocks: 16, windowTokens: 512 },
  { kind: 'moba', ...grouped, blockTokens: 512, topKBlocks: 3 },
  { kind: 'hierarchical', ...grouped, leafTokens: 64, levels: 2, fanOut: 16, beam: 8 },
  { kind: 'lightning', heads: 64, headDim: 128, chunkTokens: 256 },
  { kind: 'gdn', keyHeads: 16, valueHeads: 32, keyDim: 128, valueDim: 128, convTokens: 4 },
  { kind: 'kda', heads: 32, headDim: 128, convTokens: 4 },
  { kind: 'mamba1', innerSize: 8192, stateSize: 16, stepRank: 256, convTokens: 4 },
  { kind: 'mamba2', heads: 128, headDim: 64, groups: 8, stateSize: 128, convTokens: 4 },
  { kind: 'none' },
];
const hidden = 4096;

test('every listed kind has a spec here', () => {
  expect(specs.map((spec) => spec.kind).sort()).toEqual(attentionKinds.members.map((member) => member.kind).sort());
});

for (const spec of specs) {
  const kind = attentionOf(spec);
  const prefill = (newTokens: number, cachedTokens: number, tp = 1): number =>
    kind.prefillKernels(spec, tp, 'bf16', newTokens, cachedTokens).reduce((sum, { flops }) => sum + flops, 0);

  test(`${spec.kind}: the schema accepts its spec and nothing more`, () => {
    expect(kind.schema.parse(spec)).toEqual(spec);
    expect(kind.schema.safeParse({ ...spec, surprise: 1 }).success).toBe(false);
  });

  test(`${spec.kind}: chunks of a prompt do no less work than the whole`, () => {
    const whole = prefill(4096, 0);
    const chunks = [0, 1024, 2048, 3072].reduce((sum, cached) => sum + prefill(1024, cached), 0);
    expect(chunks).toBeGreaterThanOrEqual(whole * (1 - 1e-12));
  });

  test(`${spec.kind}: reads never exceed what a sequence can hold, and are linear between their kinks`, () => {
    for (const kernel of kind.decodeKernels(spec, 1, 'bf16')) {
      fc.assert(
        fc.property(fc.integer({ min: 1, max: 1_000_000 }), (tokens) => {
          const read = kernel.readTokens(tokens);
          expect(read).toBeGreaterThanOrEqual(0);
          // NSA reads its window and its chosen blocks, which may be the same tokens; compressed kinds a window beside entries.
          expect(read).toBeLessThanOrEqual(2 * tokens);
          const isInside = !kernel.kinkTokens.some((kink) => kink > tokens - 2 && kink < tokens + 2);
          if (isInside) expect(kernel.readTokens(tokens + 1) - 2 * read + kernel.readTokens(tokens - 1)).toBeCloseTo(0, 6);
        }),
      );
    }
  });

  test(`${spec.kind}: fp8 stores no more than bf16`, () => {
    for (const tokens of [1, 1000, 100_000]) {
      expect(kvBytes(kind.kvLayout(spec, 'fp8', 1), tokens)).toBeLessThanOrEqual(kvBytes(kind.kvLayout(spec, 'bf16', 1), tokens));
    }
  });

  if (spec.kind === 'none') continue;

  test(`${spec.kind}: matrices hold all parameters but norms and small vectors, once`, () => {
    const inMatrices = kind.projections(spec, hidden, 1).reduce((sum, { inputs, outputs }) => sum + inputs * outputs, 0);
    const all = kind.parameterCount(spec, hidden, 1);
    expect(inMatrices).toBeLessThanOrEqual(all);
    // NSA's compressing matrix runs once in a stride; Mamba 1 has a decay for each channel and state: D·S of 105 M.
    expect(inMatrices).toBeGreaterThan((spec.kind === 'nsa' ? 0.97 : spec.kind === 'mamba1' ? 0.998 : 0.999) * all);
  });

  test(`${spec.kind}: ranks together hold no less than the whole, and each less than it`, () => {
    for (const tp of [2, 4, 8]) {
      expect(tp * kind.parameterCount(spec, hidden, tp)).toBeGreaterThanOrEqual(kind.parameterCount(spec, hidden, 1));
      expect(kind.parameterCount(spec, hidden, tp)).toBeLessThan(kind.parameterCount(spec, hidden, 1));
      for (const tokens of [1, 10_000]) {
        expect(tp * kvBytes(kind.kvLayout(spec, 'bf16', tp), tokens)).toBeGreaterThanOrEqual(
          kvBytes(kind.kvLayout(spec, 'bf16', 1), tokens) * (1 - 1e-12),
        );
      }
      expect(prefill(512, 512, tp)).toBeLessThan(prefill(512, 512));
    }
  });

  test(`${spec.kind}: a decode step does no more work than a prompt of one token after the same prefix`, () => {
    // Naive and absorbed forms differ; a chunk's mean position and a prompt's exact one too.
    if (spec.kind === 'mla' || spec.kind === 'dsa' || spec.kind === 'chunked') return;
    const context = 4097;
    const decode = kind
      .decodeKernels(spec, 1, 'bf16')
      .reduce((sum, kernel) => sum + kernel.flopsPerQuery + kernel.flopsPerReadToken * kernel.readTokens(context), 0);
    const prompt = prefill(1, context - 1);
    if (kind.decodeKernels(spec, 1, 'bf16').some(({ family }) => family === 'scan')) expect(decode).toBeLessThanOrEqual(prompt);
    else expect(decode / prompt).toBeCloseTo(1, 9);
  });
}
