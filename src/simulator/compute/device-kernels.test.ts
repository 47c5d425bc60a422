import { expect, test } from 'vitest';
import { gqa } from '../attention/index.ts';
import { createDeviceKernels } from './device-kernels.ts';
import { kernelConstants } from './kernel-constants/index.ts';
import { b200, bf16, fp8, h100 } from './testing/models.ts';

const h100Bf16 = createDeviceKernels(h100, bf16, 'bf16');

test('decode attention of 32 Llama 70B sequences of 4,096 tokens on one of 8 H100 takes 37.3 µs a layer', () => {
  // One KV head a rank, 512 B a token: (131,072 + 32 · 169.4) tokens and 32 · 4,096 B of queries and outputs are 70,015,386 B,
  // over 3.35e12 · 0.915 = 22.842 µs; start 8.58 µs; 1.45 · log2(1 + 4096/256) = 5.927 µs.
  const [kernel] = gqa.decodeKernels({ kind: 'gqa', heads: 64, kvHeads: 8, headDim: 128 }, 8, 'bf16');
  expect(h100Bf16.decodeAttentionSeconds(kernel, 8, 32, 32 * 4096, 1) * 1e6).toBeCloseTo(37.35, 2);
});

test('a matrix of 8,192 × 8,192 on 4 tokens is bound by its weights: 52.0 µs on H100 in bf16', () => {
  // 134,217,728 B of weights + 131,072 B of activations, over 3.35e12 · 0.825 = 48.61 µs; compute 0.7 µs vanishes; start 3.42.
  expect(h100Bf16.gemmSeconds(4, 8192, 8192) * 1e6).toBeCloseTo(52.03, 1);
});

test('models released in fp8 take block-scaled kernels, others per-tensor ones', () => {
  const block = createDeviceKernels(h100, fp8, 'fp8');
  const tensor = createDeviceKernels(h100, fp8, 'bf16');
  expect(block.quantisesEachProjection).toBe(true);
  expect(tensor.quantisesEachProjection).toBe(false);
  // Large products show the compute fraction: 2·8192³ / (1979e12 · 0.621) against 0.729.
  expect(block.gemmSeconds(8192, 8192, 8192) / tensor.gemmSeconds(8192, 8192, 8192)).toBeGreaterThan(1.1);
});

test('fp4 weights on a device without fp4 units are read as fp4 and multiplied in fp8, and it says so', () => {
  const kernels = createDeviceKernels(h100, { weights: 'fp4', activations: 'fp4', kvStore: 'fp8' }, 'bf16');
  expect(kernels.assumptions.map(({ code }) => code)).toEqual(['format-not-in-hardware']);
  expect(kernels.weightBytesPerElement).toBe(0.5625);
  expect(kernels.activationBytesPerElement).toBe(1 + 4 / 128);
});

test('weights quantised alone are multiplied in bf16', () => {
  const weightOnly = createDeviceKernels(h100, { weights: 'fp8', activations: 'bf16', kvStore: 'bf16' }, 'bf16');
  const large = weightOnly.gemmSeconds(8192, 8192, 8192);
  expect(large / h100Bf16.gemmSeconds(8192, 8192, 8192)).toBeCloseTo(1, 2);
  expect(weightOnly.quantiseSeconds(8192, 8192)).toBe(0);
});

test('a device that was not measured takes the default set, and it says so', () => {
  const mi300x = { ...h100, partId: 'amd-mi300x', kernelConstants: null };
  const kernels = createDeviceKernels(mi300x, bf16, 'bf16');
  expect(kernels.assumptions.map(({ code }) => code)).toEqual(['kernel-times-assumed']);
  // 2·8192³ / (989e12 · 0.5) = 2.224 ms; p-norm with 0.16 ms of memory adds under 0.1 %.
  expect(kernels.gemmSeconds(8192, 8192, 8192) * 1e3).toBeCloseTo(2.23, 2);
});

test('the parts of an expert kernel are its start, weights, products and passes', () => {
  const out = { weights: 0, compute: 0 };
  const kernels = createDeviceKernels(b200, fp8, 'fp8');
  kernels.expertSeconds(0, 0, 0, 0, out);
  expect(out).toEqual({ weights: 29.3e-6, compute: 0 });
  // 7.7e12 · 0.692 = 5.3284e12 B/s: 5.3284e9 B take 1 ms.
  kernels.expertSeconds(5.3284e9, 0, 0, 0, out);
  expect(out.weights).toBeCloseTo(1e-3 + 29.3e-6, 9);
  // Rows pass 4.71 times: 1e9 B → 4.71e9 / 7.7e12 = 0.6117 ms.
  kernels.expertSeconds(0, 0, 1e9, 0, out);
  expect(out.compute * 1e3).toBeCloseTo(0.6117, 3);
});

test('every measured device has physical constants', () => {
  for (const device of kernelConstants.members) {
    const rooflines = [...Object.values(device.gemm), ...Object.values(device.experts)];
    for (const fit of rooflines) {
      expect(fit.computeFraction).toBeGreaterThan(0.1);
      expect(fit.computeFraction).toBeLessThanOrEqual(0.9);
      expect(fit.memoryFraction).toBeGreaterThan(0.3);
      expect(fit.memoryFraction).toBeLessThanOrEqual(1);
      expect(fit.startSeconds).toBeGreaterThan(1e-6);
      // Fused layers start in 20 to 45 µs; the mxfp4 flow of Hopper is not fused (the quickest layer of its tables takes 70 µs).
      expect(fit.startSeconds).toBeLessThan(90e-6);
    }
    expect(device.source).toMatch(/aiconfigurator@095f58a/);
  }
});
