import { microseconds } from '../../../base/units.ts';
import type { KernelConstants } from './kernel-constants.ts';

/** Median error of each fit in its comment; docs/models.md#kernel-constants has the method, mean and p90. */
export const gb300: KernelConstants & { readonly kind: 'gb300' } = {
  kind: 'gb300',
  label: 'GB300',
  source: 'fitted to the gb300 kernel tables of ai-dynamo/aiconfigurator@095f58a (Apache-2.0; TensorRT-LLM 1.3.0rc20)',
  gemm: {
    // 6.1 % of 5134 shapes.
    bf16: {
      startSeconds: microseconds(3.15),
      computeFraction: 0.759,
      memoryFraction: 0.738,
      norm: 2.96,
      quantiseStartSeconds: microseconds(0),
      quantiseBytesPerElement: 0,
    },
    // 4.1 % of 5134 shapes.
    'fp8-tensor': {
      startSeconds: microseconds(3.15),
      computeFraction: 0.77,
      memoryFraction: 0.753,
      norm: 2.07,
      quantiseStartSeconds: microseconds(11.42),
      quantiseBytesPerElement: 7.6,
    },
    // 7.2 % of 5088 shapes.
    'fp8-block': {
      startSeconds: microseconds(3.15),
      computeFraction: 0.751,
      memoryFraction: 0.728,
      norm: 1.94,
      quantiseStartSeconds: microseconds(3.04),
      quantiseBytesPerElement: 3.3,
    },
    // 13.3 % of 5134 shapes.
    fp4: {
      startSeconds: microseconds(3.15),
      computeFraction: 0.557,
      memoryFraction: 0.478,
      norm: 1.0,
      quantiseStartSeconds: microseconds(6.55),
      quantiseBytesPerElement: 4.2,
    },
  },
  experts: {
    // 6.5 % of 1305 shapes.
    bf16: { startSeconds: microseconds(25.1), computeFraction: 0.9, memoryFraction: 0.811, norm: 1.72, rowPasses: 2.98, tokenPasses: 4.18 },
    // 7.1 % of 1305 shapes.
    'fp8-tensor': {
      startSeconds: microseconds(26.8),
      computeFraction: 0.9,
      memoryFraction: 0.802,
      norm: 2.54,
      rowPasses: 4.4,
      tokenPasses: 6.78,
    },
    // 7.6 % of 2130 shapes.
    'fp8-block': {
      startSeconds: microseconds(28.9),
      computeFraction: 0.9,
      memoryFraction: 0.688,
      norm: 6.0,
      rowPasses: 4.76,
      tokenPasses: 4.85,
    },
    // 7.8 % of 2190 shapes.
    fp4: { startSeconds: microseconds(33.4), computeFraction: 0.9, memoryFraction: 0.716, norm: 6.0, rowPasses: 5.93, tokenPasses: 6.01 },
  },
  gqaPrefill: {
    // 8.3 % of 9048 shapes.
    bf16: { startSeconds: microseconds(16.9), computeFraction: 0.798, halfTokens: 2137 },
    // 5.0 % of 4524 shapes.
    fp8: { startSeconds: microseconds(16.2), computeFraction: 0.492, halfTokens: 2288 },
  },
  // 6.0 % of 415 shapes.
  mlaPrefill: { startSeconds: microseconds(15.3), computeFraction: 0.686, halfTokens: 1452 },
  gqaDecode: {
    // 4.6 % of 4374 shapes.
    bf16: { startSeconds: microseconds(10.7), memoryFraction: 0.957, roundingTokens: 130.7, logSeconds: microseconds(0.34) },
    // 4.7 % of 4374 shapes.
    fp8: { startSeconds: microseconds(10.73), memoryFraction: 0.973, roundingTokens: 221.4, logSeconds: microseconds(0.37) },
  },
  mlaDecode: {
    // 8.6 % of 905 shapes.
    bf16: {
      startSeconds: microseconds(10.88),
      startSecondsPerHead: microseconds(0.006),
      computeFraction: 0.75,
      memoryFraction: 0.671,
      norm: 6.0,
      logSeconds: microseconds(0.92),
    },
    // 11.1 % of 905 shapes.
    fp8: {
      startSeconds: microseconds(9.77),
      startSecondsPerHead: microseconds(0.018),
      computeFraction: 1.5,
      memoryFraction: 0.731,
      norm: 6.0,
      logSeconds: microseconds(0.74),
    },
  },
};
