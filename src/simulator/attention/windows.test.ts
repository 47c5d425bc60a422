import { expect, test } from 'vitest';
import { kvBytes } from './attention-kind.ts';
import { chunked } from './chunked.ts';
import { slidingWindow } from './sliding-window.ts';

const heads = { heads: 64, kvHeads: 8, headDim: 64 } as const;
const gptOss = { kind: 'sliding-window', windowTokens: 128, ...heads, hasSinks: true } as const;
const llama4 = { kind: 'chunked', chunkTokens: 8192, heads: 40, kvHeads: 8, headDim: 128 } as const;

test('a window of 128 in gpt-oss stores at most 128 tokens of 2,048 bytes', () => {
  const layout = slidingWindow.kvLayout(gptOss, 'bf16', 1);
  expect(kvBytes(layout, 100)).toBe(100 * 2048);
  expect(kvBytes(layout, 128)).toBe(262_144);
  expect(kvBytes(layout, 131_072)).toBe(262_144);
});

test('a prompt of 200 tokens under a window of 128 sees 17,472 pairs', () => {
  // 128·129/2 = 8,256 for the first 128, then 72·128 = 9,216.
  const [kernel] = slidingWindow.prefillKernels(gptOss, 1, 'bf16', 200, 0);
  expect(kernel.flops).toBe(4 * 64 * 64 * 17_472);
  // After 10,000 cached tokens it reads 127 of them.
  expect(slidingWindow.prefillKernels(gptOss, 1, 'bf16', 200, 10_000)[0].bytes).toBe(200 * 64 * 128 * 2 + 327 * 2048);
});

test('a decode step reads the window and no more', () => {
  const [kernel] = slidingWindow.decodeKernels(gptOss, 1, 'bf16');
  expect([1, 128, 129, 100_000].map(kernel.readTokens)).toEqual([1, 128, 128, 128]);
  expect(kernel.kinkTokens).toEqual([128]);
});

test('a chunk of 8,192: the first token of the second chunk sees itself', () => {
  const flopsPerPair = 4 * 40 * 128;
  expect(chunked.prefillKernels(llama4, 1, 'bf16', 1, 8191)[0].flops).toBe(8192 * flopsPerPair);
  expect(chunked.prefillKernels(llama4, 1, 'bf16', 1, 8192)[0].flops).toBe(flopsPerPair);
});

test('decoding past the first chunk reads what a chunk does on average, which is what prompts count too', () => {
  const [kernel] = chunked.decodeKernels(llama4, 1, 'bf16');
  expect(kernel.readTokens(8192)).toBe(8192);
  expect(kernel.readTokens(50_000)).toBe(8193 / 2);
  // A whole chunk of a prompt: 8192·8193/2 pairs over 8,192 tokens.
  expect(chunked.prefillKernels(llama4, 1, 'bf16', 8192, 8192)[0].flops / (4 * 40 * 128) / 8192).toBe(8193 / 2);
});
