import { z } from 'zod';

/** Number formats of weights, activations and stored KV. */
export const numberFormats = ['bf16', 'fp8', 'fp4'] as const;
export const numberFormatSchema = z.enum(numberFormats);
export type NumberFormat = z.infer<typeof numberFormatSchema>;

/**
 * Bytes of one weight with its block scales: fp8 carries one fp32 scale per 128×128 block (DeepSeek-V3 report §3.3; per-tensor
 * scaling has less), nvfp4 one fp8 scale per 16 elements (NVIDIA NVFP4 format).
 */
export const weightBytesPerElement: Readonly<Record<NumberFormat, number>> = {
  bf16: 2,
  fp8: 1 + 4 / (128 * 128),
  fp4: 0.5 + 1 / 16,
};

/** Bytes of one activation with its scales: fp8 carries one fp32 scale per 1×128 tile (DeepSeek-V3 report §3.3). */
export const activationBytesPerElement: Readonly<Record<NumberFormat, number>> = { bf16: 2, fp8: 1 + 4 / 128, fp4: 0.5 + 1 / 16 };

/** Bytes of one element of a plain KV cache: fp8 with one scale per tensor, nvfp4 with one per 16. Latent caches count their own. */
export const kvBytesPerElement: Readonly<Record<NumberFormat, number>> = { bf16: 2, fp8: 1, fp4: 0.5 + 1 / 16 };
