import { expect, test } from 'vitest';
import {
  activeParameterCount,
  kvBytesOfSequence,
  kvBytesPerToken,
  layerProblems,
  modelBodySchema,
  parameterCount,
} from '../../simulator/index.ts';
import { catalog } from '../index.ts';

const relativeError = (counted: number, published: number): number => Math.abs(counted / published - 1);

// Totals as published: Llama from the safetensors index of the Hugging Face repositories, Mixtral from its paper and
// repository, DeepSeek-V3 from its technical report (671 B with 37 B active, the multi-token-prediction layer apart).
const exactly = [
  { id: 'llama-3.1-8b', total: 8.03e9 },
  { id: 'llama-3.1-70b', total: 70.554e9 },
  { id: 'mixtral-8x7b', total: 46.7e9 },
  { id: 'deepseek-v3', total: 671e9 },
] as const;

test.each(exactly)('the layers of $id add up to the published parameters within 0.2 %', ({ id, total }) => {
  expect(relativeError(parameterCount(catalog.model(id)!), total)).toBeLessThan(0.002);
});

for (const model of catalog.models()) {
  const { parameterCount: total, provenance } = model.published;
  // A total in a model's name is rounded, and may count a draft layer (Kimi Linear 48B: 2.3 %, DeepSeek-V4 Pro 1.6T: 1.7 %).
  const isRounded = provenance === 'name' || model.id === 'deepseek-v4-pro';
  const bound = isRounded ? 0.025 : 0.01;

  test(`${model.id}: layers add up to the published parameters within ${100 * bound} %`, () => {
    expect(relativeError(parameterCount(model), total)).toBeLessThan(bound);
  });

  test(`${model.id}: can be saved in a design`, () => {
    const { id, family, releasedOn, source, isVerified, published, notes, ...body } = model;
    expect(modelBodySchema.parse(body)).toEqual(body);
    expect(layerProblems(model)).toEqual([]);
  });
}

test('54 models, each once', () => {
  const ids = catalog.models().map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBe(54);
});

test('KV bytes of a token in bf16 follow from heads and latents', () => {
  // 80 layers x 8 heads x 128 x 2 (K, V) x 2 B = 327,680 B; 32 layers give 131,072 B.
  expect(kvBytesPerToken(catalog.model('llama-3.1-70b')!, 'bf16')).toBe(327_680);
  expect(kvBytesPerToken(catalog.model('llama-3.1-8b')!, 'bf16')).toBe(131_072);
  expect(kvBytesPerToken(catalog.model('mixtral-8x7b')!, 'bf16')).toBe(131_072);
  // 61 layers x (512 latent + 64 rope) x 2 B = 70,272 B.
  expect(kvBytesPerToken(catalog.model('deepseek-v3')!, 'bf16')).toBe(70_272);
  // Qwen3-Next: 12 of 48 layers are full, 2 KV heads of 256: 12 x 2 x 256 x 2 (K, V) x 2 B = 24,576 B.
  expect(kvBytesPerToken(catalog.model('qwen3-next-80b-a3b')!, 'bf16')).toBe(24_576);
});

test('a hybrid holds fixed states beside its KV: Qwen3-Next, Gemma 3 and Jamba by hand', () => {
  // 36 delta-rule layers: 32 heads x 128 x 128 in fp32, and 3 tokens of convolution over (2 x 16 x 128 + 32 x 128) in bf16.
  const state = 36 * (32 * 128 * 128 * 4 + 3 * (2 * 16 * 128 + 32 * 128) * 2);
  expect(kvBytesOfSequence(catalog.model('qwen3-next-80b-a3b')!, 'bf16', 0)).toBe(state);
  expect(kvBytesOfSequence(catalog.model('qwen3-next-80b-a3b')!, 'bf16', 1000)).toBe(state + 24_576_000);
  // Gemma 3: 10 full layers of 62 grow, 52 keep 1,024 tokens: 16 x 128 x 2 x 2 B = 8,192 B a token and layer.
  expect(kvBytesOfSequence(catalog.model('gemma-3-27b')!, 'bf16', 100_000)).toBe(8192 * (10 * 100_000 + 52 * 1024));
});

test('active parameters of the experts: Mixtral 12.9 B less its input embedding, DeepSeek-V3 37 B', () => {
  // Mixtral publishes 12.9 B with both embeddings; activeParameterCount leaves out the input one, 32,000 x 4,096 = 0.131 B.
  expect(activeParameterCount(catalog.model('mixtral-8x7b')!) / 1e9).toBeCloseTo(12.88 - 0.131, 1);
  // The report's 37 B counts neither embedding exactly; 36.63 B is 1 % below it.
  expect(relativeError(activeParameterCount(catalog.model('deepseek-v3')!), 37e9)).toBeLessThan(0.015);
});
