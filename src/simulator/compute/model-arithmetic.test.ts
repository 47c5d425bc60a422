import { expect, test } from 'vitest';
import { activeParameterCount, kvBytesPerToken, layerCount, linearFlopsPerToken, parameterCount } from './model-arithmetic.ts';
import { deepseekV3, llama70b, mixtral8x7b } from './testing/models.ts';

test('Llama 3.1 70B has 70,553,706,496 parameters', () => {
  // Layer: attention 8192·128·(2·64 + 2·8) = 150,994,944; feed-forward 3·8192·28672 = 704,643,072; norms 16,384 → 855,654,400.
  // 80 layers 68,452,352,000 + 2 · 128256·8192 = 2,101,346,304 + last norm 8,192. The model card says 70.6 B.
  expect(parameterCount(llama70b)).toBe(70_553_706_496);
  expect(layerCount(llama70b)).toBe(80);
});

test('DeepSeek-V3 has 671.03 B parameters', () => {
  // The technical report says 671 B without the 11.5 B of its multi-token-prediction layer.
  expect(parameterCount(deepseekV3) / 1e9).toBeCloseTo(671.026, 2);
});

test('DeepSeek-V3 passes each token through 36.6 B parameters, head included', () => {
  // Report: 37 B, input embedding (0.93 B) included.
  expect(activeParameterCount(deepseekV3) / 1e9).toBeCloseTo(36.62, 1);
});

test('Mixtral 8x7B has 46.70 B parameters', () => {
  // Mixtral report, and 32·(41,943,040 + 8·3·4096·14336 + 4096·8 + 8192) + 2·32000·4096 + 4096 = 46,702,792,704.
  expect(parameterCount(mixtral8x7b)).toBe(46_702_792_704);
});

test('a Llama 70B token leaves 327,680 bytes of bf16 KV', () => {
  expect(kvBytesPerToken(llama70b, 'bf16')).toBe(80 * 2 * 8 * 128 * 2);
  expect(kvBytesPerToken(llama70b, 'bf16')).toBe(327_680);
  expect(kvBytesPerToken(llama70b, 'fp8')).toBe(163_840);
});

test('a DeepSeek-V3 token leaves 70,272 bytes in bf16, and 656 a layer in fp8', () => {
  expect(kvBytesPerToken(deepseekV3, 'bf16')).toBe(61 * (512 + 64) * 2);
  expect(kvBytesPerToken(deepseekV3, 'bf16')).toBe(70_272);
  // FlashMLA: 512 bytes of fp8, 4 fp32 scales, 64 bf16 rope elements.
  expect(kvBytesPerToken(deepseekV3, 'fp8')).toBe(61 * (512 + 16 + 128));
});

test('linear FLOPs are two per active parameter', () => {
  // Llama 70B without norms and input embedding: 80·855,638,016 + 128256·8192 = 69,501,714,432.
  expect(linearFlopsPerToken(llama70b)).toBe(2 * 69_501_714_432);
});
