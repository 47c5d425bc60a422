import { microseconds } from '../../../base/units.ts';
import type { KernelConstants } from './kernel-constants.ts';

/** Median error of each fit in its comment; docs/models.md#kernel-constants has the method, mean and p90. */
export const gb200: KernelConstants & { readonly kind: 'gb200' } = {
  kind: 'gb200',
  label: 'GB200',
  source: 'fitted to the gb200 kernel tables of ai-dynamo/aiconfigurator@095f58a (Apache-2.0; TensorRT-LLM 1.3.0rc20)',
  gemm: {
    // 7.8 % of 5134 shapes.
    bf16: {
      startSeconds: microseconds(3.18),
      computeFraction: 0.656,
      memoryFraction: 0.748,
      norm: 3.14,
      quantiseStartSeconds: microseconds(0),
      quantiseBytesPerElement: 0,
    },
    // 4.7 % of 5134 shapes.
    'fp8-tensor': {
      startSeconds: microseconds(3.18),
      computeFraction: 0.656,
      memoryFraction: 0.769,
      norm: 1.77,
      quantiseStartSeconds: microseconds(11.54),
      quantiseBytesPerElement: 7.6,
    },
    // 7.1 % of 5088 shapes.
    'fp8-block': {
      startSeconds: microseconds(3.18),
      computeFraction: 0.661,
      memoryFraction: 0.758,
      norm: 1.79,
      quantiseStartSeconds: microseconds(3.11),
      quantiseBytesPerElement: 3.5,
    },
    // 14.3 % of 5134 shapes.
    fp4: {
      startSeconds: microseconds(3.18),
      computeFraction: 0.475,
      memoryFraction: 0.506,
      norm: 2.66,
      quantiseStartSeconds: microseconds(5.85),
      quantiseBytesPerElement: 4.8,
    },
  },
  experts: {
    // w4a8_mxfp4_mxfp8, against the fp4 peak: 7.1 % of 210 shapes.
    mxfp4: {
      startSeconds: microseconds(20.7),
      computeFraction: 0.795,
      memoryFraction: 0.911,
      norm: 1,
      rowPasses: 3.66,
      tokenPasses: 9.2,
    },
    // 7.1 % of 1305 shapes.
    bf16: { startSeconds: microseconds(25.8), computeFraction: 0.9, memoryFraction: 0.835, norm: 1.65, rowPasses: 3.19, tokenPasses: 4.3 },
    // 6.0 % of 1305 shapes.
    'fp8-tensor': {
      startSeconds: microseconds(27.1),
      computeFraction: 0.9,
      memoryFraction: 0.827,
      norm: 2.01,
      rowPasses: 4.34,
      tokenPasses: 6.54,
    },
    // 7.6 % of 2130 shapes.
    'fp8-block': {
      startSeconds: microseconds(28.9),
      computeFraction: 0.882,
      memoryFraction: 0.697,
      norm: 6.0,
      rowPasses: 4.78,
      tokenPasses: 4.89,
    },
    // 9.6 % of 2190 shapes.
    fp4: { startSeconds: microseconds(34.2), computeFraction: 0.9, memoryFraction: 0.694, norm: 6.0, rowPasses: 6.41, tokenPasses: 5.95 },
  },
  gqaPrefill: {
    // 8.4 % of 9048 shapes.
    bf16: { startSeconds: microseconds(17.9), computeFraction: 0.608, halfTokens: 1785 },
    // 5.9 % of 4524 shapes.
    fp8: { startSeconds: microseconds(17.5), computeFraction: 0.351, halfTokens: 1672 },
  },
  // 7.9 % of 415 shapes.
  mlaPrefill: { startSeconds: microseconds(16.4), computeFraction: 0.578, halfTokens: 1315 },
  gqaDecode: {
    // 4.7 % of 4374 shapes.
    bf16: { startSeconds: microseconds(10.89), memoryFraction: 0.988, roundingTokens: 143.6, logSeconds: microseconds(0.44) },
    // 4.6 % of 4374 shapes.
    fp8: { startSeconds: microseconds(10.92), memoryFraction: 0.999, roundingTokens: 234.3, logSeconds: microseconds(0.48) },
  },
  mlaDecode: {
    // 8.8 % of 905 shapes.
    bf16: {
      startSeconds: microseconds(11.08),
      startSecondsPerHead: microseconds(0.005),
      computeFraction: 0.75,
      memoryFraction: 0.678,
      norm: 6.0,
      logSeconds: microseconds(0.98),
    },
    // 10.5 % of 905 shapes.
    fp8: {
      startSeconds: microseconds(10.05),
      startSecondsPerHead: microseconds(0.018),
      computeFraction: 1.5,
      memoryFraction: 0.743,
      norm: 6.0,
      logSeconds: microseconds(0.74),
    },
  },
};
