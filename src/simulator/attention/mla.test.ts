import { expect, test } from 'vitest';
import { absorbedCrossoverTokens } from './latent-heads.ts';
import { mla } from './mla.ts';

const deepseek = { kind: 'mla', heads: 128, queryLoraRank: 1536, kvLoraRank: 512, nopeDim: 128, ropeDim: 64, valueDim: 128 } as const;

test('DeepSeek-V3 attention has 187,107,328 parameters a layer', () => {
  // Down 7168·(1536+512+64) = 15,138,816; norms 2,048; query up 1536·128·192 = 37,748,736; key and value up 512·128·256 =
  // 16,777,216; output 128·128·7168 = 117,440,512.
  expect(mla.parameterCount(deepseek, 7168, 1)).toBe(187_107_328);
});

test('the absorbed form wins below 171 new tokens', () => {
  // 512·256 / (1088 − 320) = 170.67.
  expect(absorbedCrossoverTokens(deepseek)).toBeCloseTo(170.67, 2);
});

test('prefill takes the absorbed form just below the crossover and the naive form just above it', () => {
  // After a long prefix pairs ≈ n·p, so that both forms are proportional to p.
  const cached = 10_000_000;
  const below = mla.prefillKernels(deepseek, 1, 'bf16', 170, cached)[0].flops;
  const above = mla.prefillKernels(deepseek, 1, 'bf16', 172, cached)[0].flops;
  const pairs = (n: number): number => n * cached + (n * (n + 1)) / 2;
  expect(below).toBe(2 * 128 * 1088 * pairs(170));
  expect(above).toBe(2 * 128 * (320 * pairs(172) + 512 * 256 * cached));
});

test('without a prefix prefill is naive however short', () => {
  expect(mla.prefillKernels(deepseek, 1, 'bf16', 1, 0)).toEqual([{ family: 'mla', flops: 2 * 128 * 320, bytes: 0 }]);
});

test('the latent is whole on every rank of a TP group', () => {
  expect(mla.kvLayout(deepseek, 'bf16', 8).bytesPerToken).toBe(1152);
  expect(mla.kvLayout(deepseek, 'fp8', 8).bytesPerToken).toBe(656);
});

test('absorbed decode with all heads does 2·H FLOP for each byte of a bf16 latent, nearly', () => {
  // 2·128·1088 / 1152 = 241.8, against 2·128 = 256 when the rope key is left aside.
  const [kernel] = mla.decodeKernels(deepseek, 1, 'bf16');
  expect(kernel.flopsPerReadToken / kernel.bytesPerReadToken).toBeCloseTo(241.8, 1);
});

test('without a query rank queries come straight from the hidden state', () => {
  // Kimi Linear: h·H(d_n + d_r) = 2304·32·192 in place of the two low-rank matrices and their norm.
  const spec = { kind: 'mla', heads: 32, kvLoraRank: 512, nopeDim: 128, ropeDim: 64, valueDim: 128 } as const;
  const latent = 2304 * 576 + 512 + 512 * 32 * 256;
  expect(mla.parameterCount(spec, 2304, 1)).toBe(2304 * 32 * 192 + latent + 32 * 128 * 2304);
  expect(mla.projections(spec, 2304, 1).map(({ name }) => name)).toEqual(['down', 'key-up', 'value-up', 'output']);
});
