import type { AttentionKernelFamily, DecodeKernel, PrefillKernel } from '../attention/index.ts';
import { activationBytesPerElement, type NumberFormat, weightBytesPerElement } from '../number-format.ts';
import type { Assumption, DeviceInput, PrecisionInput } from '../simulation-input.ts';
import { chooseFits } from './choose-fits.ts';
import { kernelSeconds, smoothMaximum } from './smooth-roofline.ts';
import {
  gatherMemoryRatio,
  scanComputeFraction,
  scanMemoryFraction,
  scanStartSeconds,
  selectParallelQueries,
  selectSecondsPerKey,
  sparseDecodeComputeRatio,
  sparseMlaPrefillComputeFraction,
} from './sparse-kernels.ts';

/** Share of memory bandwidth that streaming kernels reach, and what each takes to start (aiconfigurator's memory operation). */
const streamingMemoryFraction = 0.8;
const streamingStartSeconds = 3e-6;
/** Share of memory bandwidth of the reads and writes beside the products of a prefill attention kernel. */
const prefillAttentionMemoryFraction = 0.7;
const contextTokensPerLogStep = 256;
const bf16Bytes = 2;
/** Reads and products of a decode kernel overlap nearly whole; products matter for verify steps and for many heads on one KV head. */
const decodeNorm = 4;

/** Parts of the expert kernel: what reading weights takes, and what products and moving tokens take. */
export interface ExpertSeconds {
  weights: number;
  compute: number;
}

/** Time of each kernel of a layer on one rank of one device in one precision. */
export interface DeviceKernels {
  /** [tokens, inputs] × [inputs, outputs] in the pool's precision, activations already quantised. */
  gemmSeconds(tokens: number, outputs: number, inputs: number): number;
  /** Quantising [tokens, inputs] where the kernel before does not do it; 0 in bf16. */
  quantiseSeconds(tokens: number, inputs: number): number;
  /** Whether each projection has a quantising kernel of its own (block scales), or only what follows attention. */
  readonly quantisesEachProjection: boolean;
  /** A product in bf16: head and router, which checkpoints keep unquantised. */
  plainGemmSeconds(tokens: number, outputs: number, inputs: number): number;
  /** A norm, an activation, a residual: reads and writes only. */
  streamingSeconds(bytes: number): number;
  /** One chunk, without the kernel's start: the chunks of a step share a launch. */
  prefillAttentionSeconds(kernel: PrefillKernel, newTokens: number): number;
  prefillAttentionStartSeconds(family: AttentionKernelFamily): number;
  /**
   * One kernel of a decode or verify step, its start included.
   *
   * @param contextTokens of all sequences together; all are taken to have the mean
   * @param queryTokens new tokens of each sequence: 1, or 1 + γ in a verify step
   */
  decodeAttentionSeconds(
    kernel: DecodeKernel,
    headsPerRank: number,
    batchCount: number,
    contextTokens: number,
    queryTokens: number,
  ): number;
  /**
   * Expert kernel: start and weights under `weights`, the rest under `compute`; the p-norm is shared in proportion to term^p.
   *
   * @param rowBytes activations of the rows that the rank's experts take
   * @param tokenBytes hidden states of all tokens that the kernel looks through
   */
  expertSeconds(weightBytes: number, flops: number, rowBytes: number, tokenBytes: number, out: ExpertSeconds): void;
  readonly weightBytesPerElement: number;
  readonly activationBytesPerElement: number;
  readonly assumptions: readonly Assumption[];
}

/**
 * @param attention what prefill attention multiplies in
 * @see docs/models.md#kernel-constants
 */
export function createDeviceKernels(
  device: DeviceInput,
  precision: PrecisionInput,
  released: NumberFormat,
  attention: NumberFormat = 'bf16',
): DeviceKernels {
  const bandwidth = device.memoryBandwidthBytesPerSecond;
  const fits = chooseFits(device, precision, released, attention);
  const { gemm, plainGemm, experts, gqaPrefill, mlaPrefill, gqaDecode, mlaDecode, indexer } = fits;
  const weightBytes = weightBytesPerElement[precision.weights];
  const activationBytes = activationBytesPerElement[fits.format];

  function decodeAttentionSeconds(
    kernel: DecodeKernel,
    headsPerRank: number,
    batchCount: number,
    contextTokens: number,
    queryTokens: number,
  ): number {
    const { family } = kernel;
    const perSequence = kernel.readTokens(contextTokens / batchCount);
    const readTokens = perSequence * batchCount;
    // Queries that choose for themselves read no more than there is, together.
    const reads = kernel.readsPerQuery ? Math.min(readTokens * queryTokens, Math.max(readTokens, contextTokens)) : readTokens;
    const queries = batchCount * queryTokens;
    const flops = kernel.flopsPerReadToken * readTokens * queryTokens + kernel.flopsPerQuery * queries;
    const besideBytes = kernel.bytesPerQuery * queries + kernel.bytesPerSequence * batchCount;
    const bytes = kernel.bytesPerReadToken * reads + besideBytes;
    const logSteps = Math.log2(1 + perSequence / contextTokensPerLogStep);
    switch (family) {
      case 'mla':
      case 'sparse-mla': {
        const isSparse = family === 'sparse-mla';
        const peak = plainGemm.peakFlopsPerSecond * (isSparse ? sparseDecodeComputeRatio : 1);
        const roofline = kernelSeconds(mlaDecode, peak, bandwidth * (isSparse ? gatherMemoryRatio : 1), flops, bytes);
        return roofline + mlaDecode.startSecondsPerHead * headsPerRank + mlaDecode.logSeconds * logSteps;
      }
      case 'gqa':
      case 'sparse-gqa': {
        const isSparse = family === 'sparse-gqa';
        const roundedBytes = isSparse ? bytes : bytes + kernel.bytesPerReadToken * gqaDecode.roundingTokens * batchCount;
        const readSeconds = roundedBytes / (bandwidth * gqaDecode.memoryFraction * (isSparse ? gatherMemoryRatio : 1));
        const multiplySeconds = flops / (plainGemm.peakFlopsPerSecond * gqaPrefill.fit.computeFraction);
        return gqaDecode.startSeconds + smoothMaximum(multiplySeconds, readSeconds, decodeNorm) + gqaDecode.logSeconds * logSteps;
      }
      case 'indexer': {
        const score = kernelSeconds(indexer.fit, indexer.peakFlopsPerSecond, bandwidth, flops, bytes);
        const waves = Math.max(1, queries / selectParallelQueries);
        return score + streamingStartSeconds + selectSecondsPerKey * perSequence * waves;
      }
      case 'scan':
        return (
          scanStartSeconds +
          smoothMaximum(flops / (plainGemm.peakFlopsPerSecond * scanComputeFraction), bytes / (bandwidth * scanMemoryFraction), decodeNorm)
        );
    }
  }

  function prefillAttentionSeconds({ family, flops, bytes }: PrefillKernel, newTokens: number): number {
    const memorySeconds = bytes / (bandwidth * prefillAttentionMemoryFraction);
    switch (family) {
      case 'scan':
        return flops / (plainGemm.peakFlopsPerSecond * scanComputeFraction) + memorySeconds;
      case 'indexer':
        return flops / (indexer.peakFlopsPerSecond * indexer.fit.computeFraction) + memorySeconds;
      case 'sparse-mla':
        return flops / (plainGemm.peakFlopsPerSecond * sparseMlaPrefillComputeFraction) + memorySeconds;
      default: {
        const { fit, peakFlopsPerSecond } = family === 'mla' ? mlaPrefill : gqaPrefill;
        return (flops / (peakFlopsPerSecond * fit.computeFraction)) * (1 + fit.halfTokens / Math.max(1, newTokens)) + memorySeconds;
      }
    }
  }

  function prefillAttentionStartSeconds(family: AttentionKernelFamily): number {
    switch (family) {
      case 'scan':
        return scanStartSeconds;
      case 'indexer':
        // Scores, and the selection.
        return indexer.fit.startSeconds + streamingStartSeconds;
      default:
        return (family === 'mla' || family === 'sparse-mla' ? mlaPrefill : gqaPrefill).fit.startSeconds;
    }
  }

  function expertSeconds(weights: number, flops: number, rowBytes: number, tokenBytes: number, out: ExpertSeconds): void {
    const { fit, peakFlopsPerSecond } = experts;
    const readSeconds = weights / (bandwidth * fit.memoryFraction);
    const multiplySeconds = flops / (peakFlopsPerSecond * fit.computeFraction);
    const both = smoothMaximum(multiplySeconds, readSeconds, fit.norm);
    const ratio = multiplySeconds === 0 ? 0 : readSeconds === 0 ? Number.POSITIVE_INFINITY : multiplySeconds / readSeconds;
    const multiplyShare = ratio === Number.POSITIVE_INFINITY ? 1 : 1 - 1 / (1 + ratio ** fit.norm);
    out.weights = fit.startSeconds + both * (1 - multiplyShare);
    out.compute = both * multiplyShare + (fit.rowPasses * rowBytes + fit.tokenPasses * tokenBytes) / bandwidth;
  }

  return {
    gemmSeconds: (tokens, outputs, inputs) =>
      kernelSeconds(
        gemm.fit,
        gemm.peakFlopsPerSecond,
        bandwidth,
        2 * tokens * outputs * inputs,
        outputs * inputs * weightBytes + tokens * inputs * activationBytes + bf16Bytes * tokens * outputs,
      ),
    quantiseSeconds: (tokens, inputs) =>
      fits.format === 'bf16'
        ? 0
        : fits.quantisesEachProjection
          ? gemm.fit.quantiseStartSeconds + (tokens * inputs * gemm.fit.quantiseBytesPerElement) / (bandwidth * streamingMemoryFraction)
          : streamingStartSeconds + (tokens * inputs * (bf16Bytes + activationBytes)) / (bandwidth * streamingMemoryFraction),
    quantisesEachProjection: fits.quantisesEachProjection,
    plainGemmSeconds: (tokens, outputs, inputs) =>
      kernelSeconds(
        plainGemm.fit,
        plainGemm.peakFlopsPerSecond,
        bandwidth,
        2 * tokens * outputs * inputs,
        bf16Bytes * (outputs * inputs + tokens * (inputs + outputs)),
      ),
    streamingSeconds: (bytes) => streamingStartSeconds + bytes / (bandwidth * streamingMemoryFraction),
    prefillAttentionSeconds,
    prefillAttentionStartSeconds,
    decodeAttentionSeconds,
    expertSeconds,
    weightBytesPerElement: weightBytes,
    activationBytesPerElement: activationBytes,
    assumptions: fits.assumptions,
  };
}
