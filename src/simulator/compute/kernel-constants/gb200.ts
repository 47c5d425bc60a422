import { microseconds } from '../../../base/units.ts';
import type { KernelConstants } from './kernel-constants.ts';

const mlaDecode = { startSeconds: microseconds(15.1), startSecondsPerHead: microseconds(0.05), computeFraction: 0.61, memoryFraction: 0.83, norm: 2.9 };

export const gb200: KernelConstants & { readonly kind: 'gb200' } = {
  kind: 'gb200',
  label: 'GB200',
  source: 'fits to ai-dynamo/aiconfigurator@095f58a kernel tables (TensorRT-LLM 1.3.0rc20); docs/models.md#kernel-constants',
  gemm: {
    bf16: { startSeconds: microseconds(3.43), computeFraction: 0.781, memoryFraction: 0.816, norm: 2.48 },
    'fp8-tensor': { startSeconds: microseconds(13.78), computeFraction: 0.578, memoryFraction: 0.903, norm: 1.51 },
    'fp8-block': { startSeconds: microseconds(6.53), computeFraction: 0.527, memoryFraction: 0.865, norm: 1 },
  },
  experts: {
    bf16: { startSeconds: microseconds(38.4), computeFraction: 0.68, memoryFraction: 0.84 },
    'fp8-block': { startSeconds: microseconds(29.7), computeFraction: 0.25, memoryFraction: 0.7 },
  },
  prefillAttention: { startSeconds: microseconds(18.3), computeFraction: 0.735, halfTokens: 1142 },
  gqaDecode: { startSeconds: microseconds(8.95), memoryFraction: 0.867, halfContextTokens: 58.5, logSeconds: microseconds(1.37) },
  mlaDecode: { bf16: mlaDecode, fp8: mlaDecode },
};
