import { expect, test } from 'vitest';
import { absorbedCrossoverTokens, mla } from './mla.ts';

const deepseek = { kind: 'mla', heads: 128, queryLoraRank: 1536, kvLoraRank: 512, nopeDim: 128, ropeDim: 64, valueDim: 128 } as const;

test('DeepSeek-V3 attention has 187,107,328 parameters a layer', () => {
  // Down 7168·(1536+512+64) = 15,138,816; norms 2,048; query up 1536·128·192 = 37,748,736; key and value up 512·128·256 =
  // 16,777,216; output 128·128·7168 = 117,440,512.
  expect(mla.parameterCount(deepseek, 7168)).toBe(187_107_328);
});

test('the absorbed form wins below 171 new tokens', () => {
  // 512·256 / (1088 − 320) = 170.67.
  expect(absorbedCrossoverTokens(deepseek)).toBeCloseTo(170.67, 2);
});

test('prefill takes the absorbed form just below the crossover and the naive form just above it', () => {
  // After a long prefix pairs ≈ n·p, so that both forms are proportional to p.
  const cached = 10_000_000;
  const below = mla.prefillWork(deepseek, 1, 'bf16', 170, cached).flops;
  const above = mla.prefillWork(deepseek, 1, 'bf16', 172, cached).flops;
  const pairs = (n: number): number => n * cached + (n * (n + 1)) / 2;
  expect(below).toBe(2 * 128 * 1088 * pairs(170));
  expect(above).toBe(2 * 128 * (320 * pairs(172) + 512 * 256 * cached));
});

test('without a prefix prefill is naive however short', () => {
  expect(mla.prefillWork(deepseek, 1, 'bf16', 1, 0)).toEqual({ flops: 2 * 128 * 320, bytes: 0 });
});

test('the latent is whole on every rank of a TP group', () => {
  expect(mla.kvBytesPerTokenPerRank(deepseek, 'bf16', 8)).toBe(1152);
  expect(mla.kvBytesPerTokenPerRank(deepseek, 'fp8', 8)).toBe(656);
});

test('absorbed decode with all heads does 2·H FLOP for each byte of a bf16 latent, nearly', () => {
  // 2·128·1088 / 1152 = 241.8, against 2·128 = 256 when the rope key is left aside.
  const work = mla.decodeWork(deepseek, 1, 'bf16');
  expect(work.flopsPerContextToken / work.bytesPerContextToken).toBeCloseTo(241.8, 1);
});
