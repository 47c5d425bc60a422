import { microseconds } from '../../../base/units.ts';
import type { KernelConstants } from './kernel-constants.ts';

/** Median error of each fit in its comment; docs/models.md#kernel-constants has the method, mean and p90. */
export const h200Sxm: KernelConstants & { readonly kind: 'h200-sxm' } = {
  kind: 'h200-sxm',
  label: 'H200 SXM',
  source: 'fitted to the h200_sxm kernel tables of ai-dynamo/aiconfigurator@095f58a (Apache-2.0; TensorRT-LLM 1.3.0rc20)',
  gemm: {
    // 5.7 % of 5134 shapes.
    bf16: {
      startSeconds: microseconds(3.81),
      computeFraction: 0.78,
      memoryFraction: 0.819,
      norm: 3.57,
      quantiseStartSeconds: microseconds(0),
      quantiseBytesPerElement: 0,
    },
    // 3.8 % of 5134 shapes.
    'fp8-tensor': {
      startSeconds: microseconds(3.81),
      computeFraction: 0.733,
      memoryFraction: 0.823,
      norm: 2.59,
      quantiseStartSeconds: microseconds(9.02),
      quantiseBytesPerElement: 7.8,
    },
    // 8.0 % of 5088 shapes.
    'fp8-block': {
      startSeconds: microseconds(3.81),
      computeFraction: 0.618,
      memoryFraction: 0.756,
      norm: 1.9,
      quantiseStartSeconds: microseconds(1.73),
      quantiseBytesPerElement: 6.5,
    },
  },
  experts: {
    // w4a16_mxfp4: 13.0 % of 210 shapes.
    'mxfp4-bf16': {
      startSeconds: microseconds(80.8),
      computeFraction: 0.644,
      memoryFraction: 0.745,
      norm: 1,
      rowPasses: 6.69,
      tokenPasses: 40,
    },
    // 5.1 % of 1305 shapes.
    bf16: { startSeconds: microseconds(27.7), computeFraction: 0.9, memoryFraction: 0.888, norm: 1.89, rowPasses: 2.84, tokenPasses: 2.81 },
    // 5.7 % of 1305 shapes.
    'fp8-tensor': {
      startSeconds: microseconds(27.9),
      computeFraction: 0.9,
      memoryFraction: 0.851,
      norm: 2.39,
      rowPasses: 3.59,
      tokenPasses: 4.73,
    },
    // 6.9 % of 2130 shapes.
    'fp8-block': {
      startSeconds: microseconds(23.8),
      computeFraction: 0.9,
      memoryFraction: 0.829,
      norm: 6.0,
      rowPasses: 12.12,
      tokenPasses: 3.14,
    },
  },
  gqaPrefill: {
    // 9.6 % of 9532 shapes.
    bf16: { startSeconds: microseconds(16.1), computeFraction: 0.677, halfTokens: 955 },
    // 3.7 % of 4800 shapes.
    fp8: { startSeconds: microseconds(14.9), computeFraction: 0.396, halfTokens: 1051 },
  },
  // 5.5 % of 415 shapes.
  mlaPrefill: { startSeconds: microseconds(16.8), computeFraction: 0.631, halfTokens: 801 },
  gqaDecode: {
    // 9.6 % of 4374 shapes.
    bf16: { startSeconds: microseconds(8.42), memoryFraction: 0.878, roundingTokens: 247.0, logSeconds: microseconds(1.81) },
    // 8.7 % of 4374 shapes.
    fp8: { startSeconds: microseconds(5.5), memoryFraction: 0.866, roundingTokens: 129.5, logSeconds: microseconds(1.26) },
  },
  mlaDecode: {
    // 6.8 % of 905 shapes.
    bf16: {
      startSeconds: microseconds(13.18),
      startSecondsPerHead: microseconds(0.025),
      computeFraction: 0.662,
      memoryFraction: 0.852,
      norm: 4.59,
      logSeconds: microseconds(0.77),
    },
    // 7.4 % of 905 shapes.
    fp8: {
      startSeconds: microseconds(12.99),
      startSecondsPerHead: microseconds(0.029),
      computeFraction: 0.734,
      memoryFraction: 0.668,
      norm: 6.0,
      logSeconds: microseconds(0.6),
    },
  },
};
