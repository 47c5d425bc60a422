import { microseconds } from '../../../base/units.ts';
import type { KernelConstants } from './kernel-constants.ts';

/** Median error of each fit in its comment; docs/models.md#kernel-constants has the method, mean and p90. */
export const h100Sxm: KernelConstants & { readonly kind: 'h100-sxm' } = {
  kind: 'h100-sxm',
  label: 'H100 SXM',
  source: 'fitted to the h100_sxm kernel tables of ai-dynamo/aiconfigurator@095f58a (Apache-2.0; TensorRT-LLM 1.3.0rc20)',
  gemm: {
    // 4.6 % of 5134 shapes.
    bf16: {
      startSeconds: microseconds(3.42),
      computeFraction: 0.78,
      memoryFraction: 0.825,
      norm: 3.44,
      quantiseStartSeconds: microseconds(0),
      quantiseBytesPerElement: 0,
    },
    // 3.2 % of 5134 shapes.
    'fp8-tensor': {
      startSeconds: microseconds(3.42),
      computeFraction: 0.729,
      memoryFraction: 0.82,
      norm: 2.87,
      quantiseStartSeconds: microseconds(9.18),
      quantiseBytesPerElement: 6.2,
    },
    // 6.9 % of 5088 shapes.
    'fp8-block': {
      startSeconds: microseconds(3.42),
      computeFraction: 0.621,
      memoryFraction: 0.809,
      norm: 1.81,
      quantiseStartSeconds: microseconds(1.95),
      quantiseBytesPerElement: 4.4,
    },
  },
  experts: {
    // w4a16_mxfp4: 8.4 % of 195 shapes.
    'mxfp4-bf16': {
      startSeconds: microseconds(79.3),
      computeFraction: 0.897,
      memoryFraction: 0.9,
      norm: 1,
      rowPasses: 5.13,
      tokenPasses: 38.8,
    },
    // 5.4 % of 1305 shapes.
    bf16: { startSeconds: microseconds(26.9), computeFraction: 0.9, memoryFraction: 0.886, norm: 2.09, rowPasses: 2.34, tokenPasses: 2.71 },
    // 5.1 % of 1305 shapes.
    'fp8-tensor': {
      startSeconds: microseconds(27.1),
      computeFraction: 0.9,
      memoryFraction: 0.862,
      norm: 2.75,
      rowPasses: 2.79,
      tokenPasses: 4.25,
    },
    // 5.7 % of 2130 shapes.
    'fp8-block': {
      startSeconds: microseconds(23.3),
      computeFraction: 0.865,
      memoryFraction: 0.873,
      norm: 6.0,
      rowPasses: 9.41,
      tokenPasses: 2.19,
    },
  },
  gqaPrefill: {
    // 10.0 % of 9530 shapes.
    bf16: { startSeconds: microseconds(16.1), computeFraction: 0.673, halfTokens: 810 },
    // 4.5 % of 4800 shapes.
    fp8: { startSeconds: microseconds(14.8), computeFraction: 0.395, halfTokens: 839 },
  },
  // 6.2 % of 415 shapes.
  mlaPrefill: { startSeconds: microseconds(16.6), computeFraction: 0.652, halfTokens: 1036 },
  gqaDecode: {
    // 8.3 % of 4374 shapes.
    bf16: { startSeconds: microseconds(8.58), memoryFraction: 0.915, roundingTokens: 169.4, logSeconds: microseconds(1.45) },
    // 8.2 % of 4374 shapes.
    fp8: { startSeconds: microseconds(5.66), memoryFraction: 0.913, roundingTokens: 89.0, logSeconds: microseconds(1.07) },
  },
  mlaDecode: {
    // 6.5 % of 905 shapes.
    bf16: {
      startSeconds: microseconds(13.19),
      startSecondsPerHead: microseconds(0.022),
      computeFraction: 0.75,
      memoryFraction: 0.856,
      norm: 4.13,
      logSeconds: microseconds(0.72),
    },
    // 7.9 % of 905 shapes.
    fp8: {
      startSeconds: microseconds(12.92),
      startSecondsPerHead: microseconds(0.03),
      computeFraction: 0.736,
      memoryFraction: 0.862,
      norm: 6.0,
      logSeconds: microseconds(0.68),
    },
  },
};
