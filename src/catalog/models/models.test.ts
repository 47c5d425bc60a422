import { expect, test } from 'vitest';
import { activeParameterCount, kvBytesPerToken, parameterCount } from '../../simulator/index.ts';
import { catalog } from '../index.ts';

// Totals as published: Llama from the safetensors index of the Hugging Face repositories, Mixtral from its paper and
// repository, DeepSeek-V3 from its technical report (671 B with 37 B active, the multi-token-prediction layer apart).
const published = [
  { id: 'llama-3.1-8b', total: 8.03e9 },
  { id: 'llama-3.1-70b', total: 70.554e9 },
  { id: 'mixtral-8x7b', total: 46.7e9 },
  { id: 'deepseek-v3', total: 671e9 },
] as const;

test.each(published)('the layers of $id add up to the published parameters within 0.2 %', ({ id, total }) => {
  const model = catalog.model(id)!;
  expect(Math.abs(parameterCount(model) / total - 1)).toBeLessThan(0.002);
});

test('every model of the catalogue is held against a published total', () => {
  expect(catalog.models().map(({ id }) => id)).toEqual(published.map(({ id }) => id));
});

test('KV bytes of a token in bf16 follow from heads and latents', () => {
  // 80 layers x 8 heads x 128 x 2 (K, V) x 2 B = 327,680 B; 32 layers give 131,072 B.
  expect(kvBytesPerToken(catalog.model('llama-3.1-70b')!, 'bf16')).toBe(327_680);
  expect(kvBytesPerToken(catalog.model('llama-3.1-8b')!, 'bf16')).toBe(131_072);
  expect(kvBytesPerToken(catalog.model('mixtral-8x7b')!, 'bf16')).toBe(131_072);
  // 61 layers x (512 latent + 64 rope) x 2 B = 70,272 B.
  expect(kvBytesPerToken(catalog.model('deepseek-v3')!, 'bf16')).toBe(70_272);
});

test('active parameters of the experts: Mixtral 12.9 B less its input embedding, DeepSeek-V3 37 B', () => {
  // Mixtral publishes 12.9 B with both embeddings; activeParameterCount leaves out the input one, 32,000 x 4,096 = 0.131 B.
  expect(activeParameterCount(catalog.model('mixtral-8x7b')!) / 1e9).toBeCloseTo(12.88 - 0.131, 1);
  // The report's 37 B counts neither embedding exactly; 36.63 B is 1 % below it.
  expect(Math.abs(activeParameterCount(catalog.model('deepseek-v3')!) / 37e9 - 1)).toBeLessThan(0.015);
});
