import { microseconds } from '../../../base/units.ts';
import type { KernelConstants } from './kernel-constants.ts';

/** Median error of each fit in its comment; docs/models.md#kernel-constants has the method, mean and p90. */
export const a100Sxm: KernelConstants & { readonly kind: 'a100-sxm' } = {
  kind: 'a100-sxm',
  label: 'A100 SXM 80 GB',
  source: 'fitted to the a100_sxm kernel tables of ai-dynamo/aiconfigurator@095f58a (Apache-2.0; TensorRT-LLM 1.0.0)',
  gemm: {
    // 5.7 % of 4032 shapes.
    bf16: {
      startSeconds: microseconds(5.7),
      computeFraction: 0.823,
      memoryFraction: 0.792,
      norm: 1.78,
      quantiseStartSeconds: microseconds(0),
      quantiseBytesPerElement: 0,
    },
  },
  experts: {},
  gqaPrefill: {
    // 3.1 % of 4056 shapes.
    bf16: { startSeconds: microseconds(15.1), computeFraction: 0.481, halfTokens: 334 },
  },
  // 4.2 % of 345 shapes.
  mlaPrefill: { startSeconds: microseconds(14.5), computeFraction: 0.523, halfTokens: 469 },
  gqaDecode: {
    // 10.6 % of 2400 shapes.
    bf16: { startSeconds: microseconds(11.04), memoryFraction: 1.0, roundingTokens: 193.5, logSeconds: microseconds(1.95) },
  },
  mlaDecode: {
    // 29.9 % of 905 shapes.
    bf16: {
      startSeconds: microseconds(14.16),
      startSecondsPerHead: microseconds(0),
      computeFraction: 0.197,
      memoryFraction: 0.309,
      norm: 6.0,
      logSeconds: microseconds(10),
    },
    // 34.2 % of 905 shapes.
    fp8: {
      startSeconds: microseconds(13.99),
      startSecondsPerHead: microseconds(0),
      computeFraction: 0.277,
      memoryFraction: 0.252,
      norm: 1.0,
      logSeconds: microseconds(10),
    },
  },
};
