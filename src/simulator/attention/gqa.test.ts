import { expect, test } from 'vitest';
import { gqa } from './gqa.ts';

const llama70b = { kind: 'gqa', heads: 64, kvHeads: 8, headDim: 128 } as const;

test('Llama 70B attention has 150,994,944 parameters a layer', () => {
  // Q and O 8192·8192 each, K and V 8192·1024 each.
  expect(gqa.parameterCount(llama70b, 8192, 1)).toBe(2 * 67_108_864 + 2 * 8_388_608);
});

test('gates, biases, norms and sinks are counted where they are', () => {
  // h = 16, 4 heads of 8 over 2: Q 16·32, K and V 16·16 each, O 32·16.
  const plain = { kind: 'gqa', heads: 4, kvHeads: 2, headDim: 8 } as const;
  const count = (extra: object): number => gqa.parameterCount({ ...plain, ...extra }, 16, 1) - (512 + 256 + 256 + 512);
  expect(count({})).toBe(0);
  expect(count({ hasOutputGate: true })).toBe(16 * 32);
  expect(count({ keyIsValue: true })).toBe(-256);
  expect(count({ qkNorm: 'head' })).toBe(16);
  expect(count({ qkNorm: 'layer' })).toBe(4 * 8 + 2 * 8);
  expect(count({ hasQkvBias: true })).toBe(32 + 16 + 16);
  expect(count({ hasOutputBias: true })).toBe(16);
  expect(count({ hasSinks: true })).toBe(4);
  // Values of 4: V 16·8 in place of 16·16, O 16·16 in place of 32·16.
  expect(count({ valueHeadDim: 4 })).toBe(-128 - 256);
});

test('tensor parallelism divides KV heads down to one, then copies', () => {
  // One KV head in bf16: 2 · 128 · 2 bytes.
  expect(gqa.kvLayout(llama70b, 'bf16', 8).bytesPerToken).toBe(512);
  expect(gqa.kvLayout(llama70b, 'bf16', 16).bytesPerToken).toBe(512);
  expect(gqa.kvLayout(llama70b, 'bf16', 4).bytesPerToken).toBe(1024);
  expect(gqa.kvLayout(llama70b, 'fp8', 8).bytesPerToken).toBe(256);
});

test('keys and values of different sizes are stored as they are', () => {
  // MiMo-V2: 192 + 128 elements for each of 4 heads, bf16.
  expect(gqa.kvLayout({ kind: 'gqa', heads: 64, kvHeads: 4, headDim: 192, valueHeadDim: 128 }, 'bf16', 1).bytesPerToken).toBe(4 * 320 * 2);
});

test('with TP 8 the fused QKV matrix has eight query heads and one head each of K and V', () => {
  expect(gqa.projections(llama70b, 8192, 8)[0]).toMatchObject({ inputs: 8192, outputs: 10 * 128 });
});

test('prefill work counts 4·H·d per pair, and queries, outputs and KV once', () => {
  // 3 new tokens after 2: pairs 3+4+5 = 12. Bytes: 2·3·64·128·2 + 5·4096.
  expect(gqa.prefillKernels(llama70b, 1, 'bf16', 3, 2)).toEqual([{ family: 'gqa', flops: 4 * 64 * 128 * 12, bytes: 98_304 + 20_480 }]);
});

test('a decode step reads the whole context once, for all heads and all queries that share it', () => {
  const [kernel] = gqa.decodeKernels(llama70b, 8, 'bf16');
  expect(kernel).toMatchObject({
    flopsPerReadToken: 4 * 8 * 128,
    bytesPerReadToken: 512,
    bytesPerQuery: 4096,
    readsPerQuery: false,
    kinkTokens: [],
  });
  expect(kernel.readTokens(12_345)).toBe(12_345);
});
