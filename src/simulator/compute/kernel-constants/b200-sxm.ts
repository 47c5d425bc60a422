import { microseconds } from '../../../base/units.ts';
import type { KernelConstants } from './kernel-constants.ts';

/** Median error of each fit in its comment; docs/models.md#kernel-constants has the method, mean and p90. */
export const b200Sxm: KernelConstants & { readonly kind: 'b200-sxm' } = {
  kind: 'b200-sxm',
  label: 'B200 SXM',
  source: 'fitted to the b200_sxm kernel tables of ai-dynamo/aiconfigurator@095f58a (Apache-2.0; TensorRT-LLM 1.3.0rc20)',
  gemm: {
    // 7.2 % of 5134 shapes.
    bf16: {
      startSeconds: microseconds(3.24),
      computeFraction: 0.675,
      memoryFraction: 0.765,
      norm: 3.15,
      quantiseStartSeconds: microseconds(0),
      quantiseBytesPerElement: 0,
    },
    // 4.9 % of 5134 shapes.
    'fp8-tensor': {
      startSeconds: microseconds(3.24),
      computeFraction: 0.69,
      memoryFraction: 0.761,
      norm: 1.98,
      quantiseStartSeconds: microseconds(11.79),
      quantiseBytesPerElement: 7.4,
    },
    // 7.4 % of 5088 shapes.
    'fp8-block': {
      startSeconds: microseconds(3.24),
      computeFraction: 0.665,
      memoryFraction: 0.764,
      norm: 2.05,
      quantiseStartSeconds: microseconds(3.44),
      quantiseBytesPerElement: 3.2,
    },
    // 14.6 % of 5134 shapes.
    fp4: {
      startSeconds: microseconds(3.24),
      computeFraction: 0.479,
      memoryFraction: 0.506,
      norm: 2.9,
      quantiseStartSeconds: microseconds(6.3),
      quantiseBytesPerElement: 4.6,
    },
  },
  experts: {
    // w4a8_mxfp4_mxfp8, against the fp4 peak: 12.2 % of 210 shapes.
    mxfp4: {
      startSeconds: microseconds(21.0),
      computeFraction: 0.893,
      memoryFraction: 0.879,
      norm: 1,
      rowPasses: 3.67,
      tokenPasses: 12.4,
    },
    // 6.9 % of 1305 shapes.
    bf16: { startSeconds: microseconds(26.3), computeFraction: 0.9, memoryFraction: 0.836, norm: 1.67, rowPasses: 3.11, tokenPasses: 4.36 },
    // 7.2 % of 1305 shapes.
    'fp8-tensor': {
      startSeconds: microseconds(28),
      computeFraction: 0.9,
      memoryFraction: 0.826,
      norm: 2.27,
      rowPasses: 4.1,
      tokenPasses: 7.99,
    },
    // 7.3 % of 2130 shapes.
    'fp8-block': {
      startSeconds: microseconds(29.3),
      computeFraction: 0.9,
      memoryFraction: 0.692,
      norm: 6.0,
      rowPasses: 4.71,
      tokenPasses: 4.94,
    },
    // 12.4 % of 2190 shapes.
    fp4: { startSeconds: microseconds(35.7), computeFraction: 0.9, memoryFraction: 0.598, norm: 4.77, rowPasses: 6.42, tokenPasses: 6.63 },
  },
  gqaPrefill: {
    // 7.7 % of 9048 shapes.
    bf16: { startSeconds: microseconds(17.5), computeFraction: 0.597, halfTokens: 1652 },
    // 5.9 % of 4524 shapes.
    fp8: { startSeconds: microseconds(17.1), computeFraction: 0.343, halfTokens: 1563 },
  },
  // 5.5 % of 415 shapes.
  mlaPrefill: { startSeconds: microseconds(15.1), computeFraction: 0.6, halfTokens: 1268 },
  gqaDecode: {
    // 5.0 % of 4374 shapes.
    bf16: { startSeconds: microseconds(10.45), memoryFraction: 0.996, roundingTokens: 149.1, logSeconds: microseconds(0.37) },
    // 4.8 % of 4374 shapes.
    fp8: { startSeconds: microseconds(10.47), memoryFraction: 0.996, roundingTokens: 238.1, logSeconds: microseconds(0.39) },
  },
  mlaDecode: {
    // 9.0 % of 905 shapes.
    bf16: {
      startSeconds: microseconds(10.59),
      startSecondsPerHead: microseconds(0.006),
      computeFraction: 0.75,
      memoryFraction: 0.687,
      norm: 6.0,
      logSeconds: microseconds(0.99),
    },
    // 11.3 % of 905 shapes.
    fp8: {
      startSeconds: microseconds(9.17),
      startSecondsPerHead: microseconds(0.021),
      computeFraction: 1.5,
      memoryFraction: 0.742,
      norm: 6.0,
      logSeconds: microseconds(0.78),
    },
  },
};
