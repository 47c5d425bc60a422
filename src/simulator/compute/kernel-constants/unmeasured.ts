import { microseconds } from '../../../base/units.ts';
import type { KernelConstants } from './kernel-constants.ts';

const gemmStart = microseconds(5);
const mlaDecode = { startSeconds: microseconds(15), startSecondsPerHead: microseconds(0.05), computeFraction: 0.5, memoryFraction: 0.75, norm: 2.5 };

/**
 * For a device without measured kernels. Matrix fractions: the highest bf16 matmul fraction that was measured on any AMD
 * Instinct part is 0.51 (MI300X) to 0.68 (MI355X) (stas00/ml-engineering, accelerator benchmarks); 0.5 is taken. The rest is
 * near the middle of the measured devices. Always reported as an assumption.
 */
export const unmeasured: KernelConstants & { readonly kind: 'unmeasured' } = {
  kind: 'unmeasured',
  label: 'Not measured',
  source: 'assumed; docs/models.md#devices-without-measured-kernels',
  gemm: {
    bf16: { startSeconds: gemmStart, computeFraction: 0.5, memoryFraction: 0.75, norm: 2 },
    'fp8-tensor': { startSeconds: gemmStart, computeFraction: 0.4, memoryFraction: 0.75, norm: 1.5 },
    'fp8-block': { startSeconds: gemmStart, computeFraction: 0.4, memoryFraction: 0.75, norm: 1.2 },
    fp4: { startSeconds: gemmStart, computeFraction: 0.3, memoryFraction: 0.6, norm: 1.5 },
  },
  experts: {
    bf16: { startSeconds: microseconds(40), computeFraction: 0.5, memoryFraction: 0.7 },
    'fp8-tensor': { startSeconds: microseconds(40), computeFraction: 0.25, memoryFraction: 0.6 },
    'fp8-block': { startSeconds: microseconds(40), computeFraction: 0.25, memoryFraction: 0.6 },
    fp4: { startSeconds: microseconds(40), computeFraction: 0.15, memoryFraction: 0.6 },
  },
  prefillAttention: { startSeconds: microseconds(20), computeFraction: 0.5, halfTokens: 1500 },
  gqaDecode: { startSeconds: microseconds(10), memoryFraction: 0.8, halfContextTokens: 85, logSeconds: microseconds(1) },
  mlaDecode: { bf16: mlaDecode, fp8: mlaDecode },
};
