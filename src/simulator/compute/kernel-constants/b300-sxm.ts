import { microseconds } from '../../../base/units.ts';
import type { KernelConstants } from './kernel-constants.ts';

/** Median error of each fit in its comment; docs/models.md#kernel-constants has the method, mean and p90. */
export const b300Sxm: KernelConstants & { readonly kind: 'b300-sxm' } = {
  kind: 'b300-sxm',
  label: 'B300 SXM',
  source: 'fitted to the b300_sxm kernel tables of ai-dynamo/aiconfigurator@095f58a (Apache-2.0; TensorRT-LLM 1.3.0rc20)',
  gemm: {
    // 8.0 % of 5134 shapes.
    bf16: {
      startSeconds: microseconds(2.98),
      computeFraction: 0.717,
      memoryFraction: 0.75,
      norm: 3.63,
      quantiseStartSeconds: microseconds(0),
      quantiseBytesPerElement: 0,
    },
    // 5.0 % of 5134 shapes.
    'fp8-tensor': {
      startSeconds: microseconds(2.98),
      computeFraction: 0.73,
      memoryFraction: 0.755,
      norm: 2.09,
      quantiseStartSeconds: microseconds(11.41),
      quantiseBytesPerElement: 7.2,
    },
    // 7.1 % of 5088 shapes.
    'fp8-block': {
      startSeconds: microseconds(2.98),
      computeFraction: 0.746,
      memoryFraction: 0.734,
      norm: 1.94,
      quantiseStartSeconds: microseconds(3.14),
      quantiseBytesPerElement: 3.1,
    },
    // 13.5 % of 5134 shapes.
    fp4: {
      startSeconds: microseconds(2.98),
      computeFraction: 0.556,
      memoryFraction: 0.487,
      norm: 1.0,
      quantiseStartSeconds: microseconds(6.66),
      quantiseBytesPerElement: 4.2,
    },
  },
  experts: {
    // 6.9 % of 1305 shapes.
    bf16: { startSeconds: microseconds(25), computeFraction: 0.9, memoryFraction: 0.819, norm: 1.66, rowPasses: 2.82, tokenPasses: 4.41 },
    // 7.2 % of 1305 shapes.
    'fp8-tensor': {
      startSeconds: microseconds(26.4),
      computeFraction: 0.9,
      memoryFraction: 0.809,
      norm: 2.53,
      rowPasses: 4.39,
      tokenPasses: 6.92,
    },
    // 7.7 % of 2130 shapes.
    'fp8-block': {
      startSeconds: microseconds(28.3),
      computeFraction: 0.9,
      memoryFraction: 0.682,
      norm: 6.0,
      rowPasses: 4.73,
      tokenPasses: 4.9,
    },
    // 8.4 % of 2190 shapes.
    fp4: { startSeconds: microseconds(33.3), computeFraction: 0.9, memoryFraction: 0.708, norm: 6.0, rowPasses: 6.02, tokenPasses: 6.2 },
  },
  gqaPrefill: {
    // 8.8 % of 9048 shapes.
    bf16: { startSeconds: microseconds(15.9), computeFraction: 0.754, halfTokens: 1837 },
    // 5.2 % of 4524 shapes.
    fp8: { startSeconds: microseconds(15.4), computeFraction: 0.474, halfTokens: 2030 },
  },
  // 6.9 % of 415 shapes.
  mlaPrefill: { startSeconds: microseconds(14), computeFraction: 0.676, halfTokens: 1300 },
  gqaDecode: {
    // 4.9 % of 4374 shapes.
    bf16: { startSeconds: microseconds(10.31), memoryFraction: 0.966, roundingTokens: 127.2, logSeconds: microseconds(0.24) },
    // 4.9 % of 4374 shapes.
    fp8: { startSeconds: microseconds(10.35), memoryFraction: 0.976, roundingTokens: 211.4, logSeconds: microseconds(0.26) },
  },
  mlaDecode: {
    // 9.8 % of 905 shapes.
    bf16: {
      startSeconds: microseconds(9.58),
      startSecondsPerHead: microseconds(0.008),
      computeFraction: 0.75,
      memoryFraction: 0.679,
      norm: 6.0,
      logSeconds: microseconds(1.06),
    },
    // 11.5 % of 905 shapes.
    fp8: {
      startSeconds: microseconds(8.74),
      startSecondsPerHead: microseconds(0.019),
      computeFraction: 1.5,
      memoryFraction: 0.73,
      norm: 6.0,
      logSeconds: microseconds(0.73),
    },
  },
};
