import { microseconds } from '../../../base/units.ts';
import type { KernelConstants } from './kernel-constants.ts';

const gemmStart = microseconds(4);
const quantise = { quantiseStartSeconds: microseconds(3), quantiseBytesPerElement: 5 };
const expertStart = microseconds(28);

/**
 * For a device without measured kernels. The highest bf16 matmul fraction measured on an AMD Instinct part is 0.51 (MI300X),
 * 0.60 (MI325X) and 0.68 (MI355X) of the dense peak (stas00/ml-engineering, accelerator benchmarks): 0.5 is taken. All else
 * is near the middle of the measured devices. Always reported as an assumption.
 */
export const unmeasured: KernelConstants & { readonly kind: 'unmeasured' } = {
  kind: 'unmeasured',
  label: 'Not measured',
  source: 'assumed; docs/models.md#devices-without-measured-kernels',
  gemm: {
    bf16: {
      startSeconds: gemmStart,
      computeFraction: 0.5,
      memoryFraction: 0.75,
      norm: 2.5,
      quantiseStartSeconds: 0,
      quantiseBytesPerElement: 0,
    },
    'fp8-tensor': { startSeconds: gemmStart, computeFraction: 0.45, memoryFraction: 0.75, norm: 2, ...quantise },
    'fp8-block': { startSeconds: gemmStart, computeFraction: 0.4, memoryFraction: 0.75, norm: 1.9, ...quantise },
    fp4: { startSeconds: gemmStart, computeFraction: 0.35, memoryFraction: 0.5, norm: 2, ...quantise },
  },
  experts: {
    bf16: { startSeconds: expertStart, computeFraction: 0.6, memoryFraction: 0.8, norm: 2, rowPasses: 3, tokenPasses: 3.5 },
    'fp8-tensor': { startSeconds: expertStart, computeFraction: 0.6, memoryFraction: 0.75, norm: 2.5, rowPasses: 4, tokenPasses: 5 },
    'fp8-block': { startSeconds: expertStart, computeFraction: 0.6, memoryFraction: 0.7, norm: 3, rowPasses: 7, tokenPasses: 4 },
    fp4: { startSeconds: expertStart, computeFraction: 0.6, memoryFraction: 0.6, norm: 3, rowPasses: 6.5, tokenPasses: 6.5 },
  },
  gqaPrefill: { bf16: { startSeconds: microseconds(17), computeFraction: 0.5, halfTokens: 1200 } },
  mlaPrefill: { startSeconds: microseconds(17), computeFraction: 0.5, halfTokens: 1200 },
  gqaDecode: { bf16: { startSeconds: microseconds(10), memoryFraction: 0.8, roundingTokens: 80, logSeconds: microseconds(1) } },
  mlaDecode: {
    bf16: {
      startSeconds: microseconds(13),
      startSecondsPerHead: microseconds(0.02),
      computeFraction: 0.5,
      memoryFraction: 0.7,
      norm: 3,
      logSeconds: microseconds(1),
    },
  },
};
