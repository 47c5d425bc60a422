import { expect, test } from 'vitest';
import { kvBytes } from './attention-kind.ts';
import { blockSparse } from './block-sparse.ts';
import { dsa } from './dsa.ts';
import { hierarchical } from './hierarchical.ts';
import { mfa } from './mfa.ts';
import { moba } from './moba.ts';
import { nsa } from './nsa.ts';

const deepseek = {
  kind: 'dsa',
  heads: 128,
  queryLoraRank: 1536,
  kvLoraRank: 512,
  nopeDim: 128,
  ropeDim: 64,
  valueDim: 128,
  indexHeads: 64,
  indexDim: 128,
  topKTokens: 2048,
} as const;

test("DeepSeek-V3.2's indexer has 13,959,424 parameters a layer, whatever the tensor parallelism", () => {
  // 1536·64·128 + 7168·128 + 2·128 + 7168·64 = 12,582,912 + 917,504 + 256 + 458,752.
  const { kind: _kind, indexHeads: _heads, indexDim: _dim, topKTokens: _topK, ...latent } = deepseek;
  const without = dsa.parameterCount({ ...deepseek, sharesIndex: true }, 7168, 8);
  expect(dsa.parameterCount(deepseek, 7168, 8) - without).toBe(13_959_424);
  expect(latent.heads).toBe(128);
});

test('an index key is 132 bytes in an fp8 cache and 256 in bf16; a layer that takes another one stores none', () => {
  expect(dsa.kvLayout(deepseek, 'fp8', 8).bytesPerToken).toBe(656 + 132);
  expect(dsa.kvLayout(deepseek, 'bf16', 8).bytesPerToken).toBe(1152 + 256);
  expect(dsa.kvLayout({ ...deepseek, sharesIndex: true }, 'fp8', 8).bytesPerToken).toBe(656);
});

test('a decode step scores every key and reads 2,048 latents', () => {
  const [indexer, core] = dsa.decodeKernels(deepseek, 1, 'fp8');
  expect(indexer.readTokens(100_000)).toBe(100_000);
  expect(indexer.flopsPerReadToken).toBe(2 * 64 * 128);
  expect(indexer.bytesPerReadToken).toBe(132);
  expect([1000, 2048, 100_000].map(core.readTokens)).toEqual([1000, 2048, 2048]);
  expect(core.flopsPerReadToken).toBe(2 * 128 * 1088);
  expect(core.readsPerQuery).toBe(true);
});

test('a short prompt runs naive under a mask, a long one absorbed and sparse', () => {
  const short = dsa.prefillKernels(deepseek, 1, 'fp8', 2048, 0)[1];
  expect(short.family).toBe('mla');
  expect(short.flops).toBe(2 * 128 * 320 * ((2048 * 2049) / 2));
  const long = dsa.prefillKernels(deepseek, 1, 'fp8', 4096, 60_000)[1];
  expect(long.family).toBe('sparse-mla');
  expect(long.flops).toBe(2 * 128 * 1088 * 4096 * 2048);
});

test("MiniMax-M3's blocks: a decode step reads 2,048 tokens and an index key of 256 bytes for each", () => {
  const spec = {
    kind: 'block-sparse',
    heads: 64,
    kvHeads: 4,
    headDim: 128,
    blockTokens: 128,
    topKBlocks: 16,
    indexHeads: 4,
    indexDim: 128,
  } as const;
  const [indexer, core] = blockSparse.decodeKernels(spec, 1, 'bf16');
  expect(indexer.bytesPerReadToken).toBe(256);
  expect(indexer.flopsPerReadToken).toBe(2 * 4 * 128);
  expect(core.readTokens(100_000)).toBe(2048);
  expect(core.bytesPerReadToken).toBe(2048);
  expect(blockSparse.kvLayout(spec, 'bf16', 1).bytesPerToken).toBe(2048 + 256);
});

test('NSA reads 5,632 tokens of 65,536: 11.6 times fewer (its paper, table 4)', () => {
  const spec = {
    kind: 'nsa',
    heads: 64,
    kvHeads: 4,
    headDim: 192,
    compressTokens: 32,
    strideTokens: 16,
    blockTokens: 64,
    topKBlocks: 16,
    windowTokens: 512,
  } as const;
  const read = nsa.decodeKernels(spec, 1, 'bf16').reduce((sum, kernel) => sum + kernel.readTokens(65_536), 0);
  expect(read).toBe(4096 + 1024 + 512);
  expect(65_536 / read).toBeCloseTo(11.6, 1);
  // One compressed key and value in 16 tokens: 17/16 of what GQA stores.
  expect(nsa.kvLayout(spec, 'bf16', 1).bytesPerToken).toBe(4 * 384 * 2 * (17 / 16));
});

test('MoBA scores one mean key a block and reads three blocks', () => {
  const spec = { kind: 'moba', heads: 32, kvHeads: 8, headDim: 128, blockTokens: 4096, topKBlocks: 3 } as const;
  const [gate, core] = moba.decodeKernels(spec, 1, 'bf16');
  expect(gate.readTokens(1_048_576)).toBe(256);
  expect(gate.flopsPerReadToken).toBe(2 * 32 * 128);
  expect(gate.bytesPerReadToken).toBe(8 * 128 * 2);
  expect(core.readTokens(1_048_576)).toBe(12_288);
  expect(moba.kvLayout(spec, 'bf16', 1).bytesPerToken).toBe(4096 + 2048 / 4096);
});

test('a tree of two levels over leaves of 64: roots of 1,024 tokens, 8·16 children, 8 leaves', () => {
  const spec = { kind: 'hierarchical', heads: 32, kvHeads: 8, headDim: 128, leafTokens: 64, levels: 2, fanOut: 16, beam: 8 } as const;
  const reads = hierarchical.decodeKernels(spec, 1, 'bf16').map((kernel) => kernel.readTokens(1_048_576));
  expect(reads).toEqual([1024, 128, 512]);
  // κ(1 + 1/64 + 1/1024).
  expect(hierarchical.kvLayout(spec, 'bf16', 1).bytesPerToken).toBe(4096 * (1 + 1 / 64 + 1 / 1024));
  // Small contexts have no more nodes than they fill: 4,096 tokens are 4 roots and 64 leaves, of which 8 are read.
  expect(hierarchical.decodeKernels(spec, 1, 'bf16').map((kernel) => kernel.readTokens(4096))).toEqual([4, 64, 512]);
});

test("Step-3's MFA stores one head of 256 and has 170 million parameters less than MHA would", () => {
  const spec = { kind: 'mfa', heads: 64, kvHeads: 1, headDim: 256, queryLoraRank: 2048 } as const;
  expect(kvBytes(mfa.kvLayout(spec, 'bf16', 8), 1)).toBe(1024);
  // 7168·2048 + 2048 + 2048·16384 + 2·7168·256 + 16384·7168.
  expect(mfa.parameterCount(spec, 7168, 1)).toBe(14_680_064 + 2048 + 33_554_432 + 3_670_016 + 117_440_512);
});
