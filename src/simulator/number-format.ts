import { z } from 'zod';

/** Number formats of weights, activations and stored KV. */
export const numberFormats = ['bf16', 'fp8', 'fp4'] as const;
export const numberFormatSchema = z.enum(numberFormats);
export type NumberFormat = z.infer<typeof numberFormatSchema>;

/**
 * Bytes of one element with its block scales: fp8 carries one fp32 scale per 1×128 block (DeepSeek-V3 report §3.3),
 * nvfp4 one fp8 scale per 16 (NVIDIA NVFP4 format).
 */
export const bytesPerElement: Readonly<Record<NumberFormat, number>> = { bf16: 2, fp8: 1 + 4 / 128, fp4: 0.5 + 1 / 16 };
