import type { AttentionKernelFamily, AttentionWork, DecodeAttentionWork } from '../attention/index.ts';
import { activationBytesPerElement, type NumberFormat, weightBytesPerElement } from '../number-format.ts';
import type { Assumption, DeviceInput, PrecisionInput } from '../simulation-input.ts';
import { chooseFits } from './choose-fits.ts';
import { kernelSeconds, smoothMaximum } from './smooth-roofline.ts';

/** Share of memory bandwidth that streaming kernels reach, and what each takes to start (aiconfigurator's memory operation). */
const streamingMemoryFraction = 0.8;
const streamingStartSeconds = 3e-6;
/** Share of memory bandwidth of the reads and writes beside the products of a prefill attention kernel. */
const prefillAttentionMemoryFraction = 0.7;
const contextTokensPerLogStep = 256;
const bf16Bytes = 2;

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
  prefillAttentionSeconds(family: AttentionKernelFamily, work: AttentionWork, newTokens: number): number;
  prefillAttentionStartSeconds(family: AttentionKernelFamily): number;
  decodeAttentionSeconds(
    family: AttentionKernelFamily,
    headsPerRank: number,
    work: DecodeAttentionWork,
    batchCount: number,
    contextTokens: number,
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
  const { gemm, plainGemm, experts, gqaPrefill, mlaPrefill, gqaDecode, mlaDecode } = fits;
  const weightBytes = weightBytesPerElement[precision.weights];
  const activationBytes = activationBytesPerElement[fits.format];

  function decodeAttentionSeconds(
    family: AttentionKernelFamily,
    headsPerRank: number,
    work: DecodeAttentionWork,
    batchCount: number,
    contextTokens: number,
  ): number {
    const logSteps = Math.log2(1 + contextTokens / batchCount / contextTokensPerLogStep);
    if (family === 'mla') {
      const bytes = work.bytesPerContextToken * contextTokens + work.bytesPerSequence * batchCount;
      const roofline = kernelSeconds(mlaDecode, plainGemm.peakFlopsPerSecond, bandwidth, work.flopsPerContextToken * contextTokens, bytes);
      return roofline + mlaDecode.startSecondsPerHead * headsPerRank + mlaDecode.logSeconds * logSteps;
    }
    const readTokens = contextTokens + gqaDecode.roundingTokens * batchCount;
    const bytes = work.bytesPerContextToken * readTokens + work.bytesPerSequence * batchCount;
    return gqaDecode.startSeconds + bytes / (bandwidth * gqaDecode.memoryFraction) + gqaDecode.logSeconds * logSteps;
  }

  function prefillAttentionSeconds(family: AttentionKernelFamily, work: AttentionWork, newTokens: number): number {
    const { fit, peakFlopsPerSecond } = family === 'mla' ? mlaPrefill : gqaPrefill;
    return (
      (work.flops / (peakFlopsPerSecond * fit.computeFraction)) * (1 + fit.halfTokens / Math.max(1, newTokens)) +
      work.bytes / (bandwidth * prefillAttentionMemoryFraction)
    );
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
    prefillAttentionStartSeconds: (family) => (family === 'mla' ? mlaPrefill : gqaPrefill).fit.startSeconds,
    decodeAttentionSeconds,
    expertSeconds,
    weightBytesPerElement: weightBytes,
    activationBytesPerElement: activationBytes,
    assumptions: fits.assumptions,
  };
}
