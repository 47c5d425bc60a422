import { expect, test } from 'vitest';
import { gdn } from './gdn.ts';
import { kda } from './kda.ts';
import { lightning } from './lightning.ts';
import { mamba1 } from './mamba1.ts';
import { mamba2 } from './mamba2.ts';

const kimi = { kind: 'kda', heads: 96, headDim: 128, convTokens: 4, hasFullRankGate: true } as const;

test("a sequence takes 6.5 MB in one of Kimi K3's KDA layers, at any length", () => {
  // 96·128·128 states in fp32 and 3·12,288·3 convolution inputs in bf16: 6,291,456 + 221,184.
  const layout = kda.kvLayout(kimi, 'bf16', 1);
  expect(layout).toEqual({ bytesPerToken: 0, windowTokens: 0, bytesPerWindowToken: 0, bytesPerSequence: 6_512_640 });
  // As much as the latent of 5,653 tokens in bf16.
  expect(layout.bytesPerSequence / 1152).toBeCloseTo(5653, 0);
  expect(kda.kvLayout(kimi, 'fp8', 8).bytesPerSequence).toBe(6_512_640 / 8);
});

test('decode costs 8 FLOPs a state for the delta rule, 6 for Mamba 2, 5 for lightning attention', () => {
  const flops = [
    kda.decodeKernels(kimi, 1, 'bf16'),
    gdn.decodeKernels({ kind: 'gdn', keyHeads: 16, valueHeads: 64, keyDim: 128, valueDim: 128, convTokens: 4 }, 1, 'bf16'),
    mamba2.decodeKernels({ kind: 'mamba2', heads: 128, headDim: 64, groups: 8, stateSize: 128, convTokens: 4 }, 1, 'bf16'),
    lightning.decodeKernels({ kind: 'lightning', heads: 64, headDim: 128, chunkTokens: 256 }, 1, 'bf16'),
  ].map(([kernel]) => kernel.flopsPerQuery);
  expect(flops).toEqual([8 * 96 * 16_384, 8 * 64 * 16_384, 6 * 128 * 64 * 128, 5 * 64 * 16_384]);
});

test('a verify step reads the state once and writes a snapshot for each query', () => {
  const [kernel] = kda.decodeKernels(kimi, 1, 'bf16');
  // Beside the state: q, k, v, gate and output of one token, 5·12,288 in bf16.
  expect(kernel.bytesPerSequence).toBe(6_512_640);
  expect(kernel.bytesPerQuery).toBe(6_512_640 + 5 * 12_288 * 2);
});

test('the chunked delta rule of a prompt: 17.3 MFLOP a token for 96 heads of 128', () => {
  // 2·64·(3·128 + 2·128) + 6·128·128 = 81,920 + 98,304 for each head.
  expect(kda.prefillKernels(kimi, 1, 'bf16', 1000, 0)[0].flops).toBe(1000 * 96 * 180_224);
});

test('Mamba 1 of Jamba has 105 million parameters, with norms on the selection 288 more', () => {
  // 8192·(3·4096 + 4 + 3 + 2·256 + 3·16).
  const spec = { kind: 'mamba1', innerSize: 8192, stateSize: 16, stepRank: 256, convTokens: 4 } as const;
  expect(mamba1.parameterCount(spec, 4096, 1)).toBe(8192 * (12_288 + 7 + 512 + 48));
  expect(mamba1.parameterCount({ ...spec, hasSelectionNorms: true }, 4096, 1) - mamba1.parameterCount(spec, 4096, 1)).toBe(288);
  expect(mamba1.kvLayout(spec, 'bf16', 1).bytesPerSequence).toBe(8192 * 16 * 4 + 8192 * 3 * 2);
});

test('groups of Mamba 2 are divided down to one per rank, then copied', () => {
  const spec = { kind: 'mamba2', heads: 128, headDim: 64, groups: 8, stateSize: 128, convTokens: 4 } as const;
  // In-projection: 2·8192 + 2·8·128 + 128 columns; with TP 16 it is 2·512 + 2·128 + 8.
  expect(mamba2.projections(spec, 4096, 1)[0].outputs).toBe(16_384 + 2048 + 128);
  expect(mamba2.projections(spec, 4096, 16)[0].outputs).toBe(1024 + 256 + 8);
});
