import { expect, test } from 'vitest';
import { gqa } from './gqa.ts';

const llama70b = { kind: 'gqa', heads: 64, kvHeads: 8, headDim: 128 } as const;

test('Llama 70B attention has 150,994,944 parameters a layer', () => {
  // Q and O 8192·8192 each, K and V 8192·1024 each.
  expect(gqa.parameterCount(llama70b, 8192)).toBe(2 * 67_108_864 + 2 * 8_388_608);
});

test('tensor parallelism divides KV heads down to one, then copies', () => {
  // One KV head in bf16: 2 · 128 · 2 bytes.
  expect(gqa.kvBytesPerTokenPerRank(llama70b, 'bf16', 8)).toBe(512);
  expect(gqa.kvBytesPerTokenPerRank(llama70b, 'bf16', 16)).toBe(512);
  expect(gqa.kvBytesPerTokenPerRank(llama70b, 'bf16', 4)).toBe(1024);
  expect(gqa.kvBytesPerTokenPerRank(llama70b, 'fp8', 8)).toBe(256);
});

test('with TP 8 the fused QKV matrix has eight query heads and one head each of K and V', () => {
  expect(gqa.projections(llama70b, 8192, 8)[0]).toMatchObject({ inputs: 8192, outputs: 10 * 128 });
});

test('prefill work counts 4·H·d per pair, and queries, outputs and KV once', () => {
  // 3 new tokens after 2: pairs 3+4+5 = 12. Bytes: 2·3·64·128·2 + 5·4096.
  expect(gqa.prefillWork(llama70b, 1, 'bf16', 3, 2)).toEqual({ flops: 4 * 64 * 128 * 12, bytes: 98_304 + 20_480 });
});

test('a decode step reads the whole context once, for all heads that share it', () => {
  expect(gqa.decodeWork(llama70b, 8, 'bf16')).toEqual({
    flopsPerContextToken: 4 * 8 * 128,
    bytesPerContextToken: 512,
    bytesPerSequence: 4096,
  });
});
