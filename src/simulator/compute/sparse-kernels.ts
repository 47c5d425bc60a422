import { microseconds } from '../../base/units.ts';
import type { AttentionKernelFamily } from '../attention/index.ts';
import type { Assumption } from '../simulation-input.ts';

/**
 * Kernels of attention that few devices have been measured with: fractions of the device's own peak and bandwidth, taken from
 * what was published for one or two devices and used for all. Results that rest on them say so.
 *
 * @see docs/models.md#sparse-and-recurrent-kernels
 */

/** Sparse latent attention of a prompt: FlashMLA gives 640 TFLOPS on H800 and 1,450 on B200, both 0.645 of the bf16 peak. */
export const sparseMlaPrefillComputeFraction = 0.645;
/** Sparse decode over the dense kernel: FlashMLA 410 against 660 TFLOPS on H800. */
export const sparseDecodeComputeRatio = 410 / 660;
/** Reads of single tokens or blocks at random against contiguous pages: assumed between 0.6 and 0.8 (inference-science §2.3). */
export const gatherMemoryRatio = 0.7;

/**
 * Choosing the best keys is one block of threads for each query: 0.57 ns a key for DeepSeek-V3.2's indexer on B200 and H200 (71
 * and 74 µs more at 128 k than at 1 k), 0.16 ns for DeepSeek-V4's. Their geometric mean is taken: wrong by up to a factor of 1.9.
 */
export const selectSecondsPerKey = 0.3e-9;
/** Queries that choose at the same time: multiprocessors of H100 and H200; B200 has 148. */
export const selectParallelQueries = 132;

/** Recurrent decode: Kimi delta attention with 96 heads on B200, 6.7 µs for 1 sequence to 1,256 µs for 512, within 10 %. */
export const scanStartSeconds = microseconds(4.3);
export const scanMemoryFraction = 0.66;
/** Chunked scan of a prompt: 0.3 µs a token for those 96 heads, 0.164 µs for 64 heads of Gated DeltaNet, on B200: 2.6 and 3.1 % of bf16 peak. */
export const scanComputeFraction = 0.028;

const notes: Readonly<Partial<Record<AttentionKernelFamily, Assumption>>> = {
  'sparse-gqa': {
    code: 'sparse-attention-assumed',
    message: 'Block-sparse attention was not measured: it is timed as dense attention over what it reads, at 0.7 of its memory rate.',
  },
  'sparse-mla': {
    code: 'sparse-latent-attention-assumed',
    message: "Sparse latent attention uses FlashMLA's published rates on H800 and B200 as fractions of every device's own peak.",
  },
  indexer: {
    code: 'indexer-assumed',
    message: 'Choosing the best keys takes 0.3 ns a key and wave of 132 queries, between what two models showed (0.16 and 0.57 ns).',
  },
  scan: {
    code: 'recurrent-kernels-assumed',
    message: 'Recurrent layers reach 0.66 of memory bandwidth in decode and 2.8 % of the bf16 peak in prompts, as two models did on B200.',
  },
};

/** What results that use these families rest on. */
export function attentionAssumptions(families: Iterable<AttentionKernelFamily>): readonly Assumption[] {
  return [...new Set(families)].flatMap((family) => notes[family] ?? []);
}
