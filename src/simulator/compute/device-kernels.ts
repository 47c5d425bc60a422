import type { AttentionKernelFamily, AttentionWork } from '../attention/index.ts';
import type { NumberFormat } from '../number-format.ts';
import { activationBytesPerElement, weightBytesPerElement } from '../number-format.ts';
import type { Assumption, DeviceInput, PrecisionInput } from '../simulation-input.ts';
import { type ExpertFit, type GemmVariant, type KernelConstants, kernelConstants } from './kernel-constants/index.ts';
import { unmeasured } from './kernel-constants/unmeasured.ts';
import { kernelSeconds, type RooflineFit } from './smooth-roofline.ts';

/** Share of memory bandwidth that streaming kernels reach, and what each takes to start (aiconfigurator's memory operation). */
const streamingMemoryFraction = 0.8;
const streamingStartSeconds = 3e-6;
/** Share of memory bandwidth of the reads and writes beside the products of a prefill attention kernel. */
const prefillAttentionMemoryFraction = 0.7;

/** Time of each kernel of a layer on one rank of one device in one precision. */
export interface DeviceKernels {
  /** [tokens, inputs] × [inputs, outputs] in the pool's precision. */
  gemmSeconds(tokens: number, outputs: number, inputs: number): number;
  /** The same in bf16: the head, which checkpoints keep unquantised. */
  plainGemmSeconds(tokens: number, outputs: number, inputs: number): number;
  /** A norm, an activation, a residual: reads and writes only. */
  streamingSeconds(bytes: number): number;
  /** One chunk, without the kernel's start: the chunks of a step share a launch. */
  prefillAttentionSeconds(work: AttentionWork, newTokens: number): number;
  readonly prefillAttentionStartSeconds: number;
  decodeAttentionSeconds(
    family: AttentionKernelFamily,
    headsPerRank: number,
    flops: number,
    bytes: number,
    batchCount: number,
    contextTokens: number,
  ): number;
  /** Start and weight streaming of the expert kernel; `activationBytes` are the tokens that pass through it. */
  expertWeightSeconds(weightBytes: number, activationBytes: number): number;
  expertComputeSeconds(flops: number): number;
  readonly expertStartSeconds: number;
  readonly weightBytesPerElement: number;
  readonly activationBytesPerElement: number;
  readonly assumptions: readonly Assumption[];
}

/** Formats with more bits, nearest first: what a device without units for a format multiplies in instead. */
const widerFormats: Readonly<Record<NumberFormat, readonly NumberFormat[]>> = { fp4: ['fp8', 'bf16'], fp8: ['bf16'], bf16: [] };

function variantsOf(format: NumberFormat, released: NumberFormat): readonly GemmVariant[] {
  switch (format) {
    case 'bf16':
      return ['bf16'];
    // A model released in fp8 (DeepSeek-V3, Kimi-K2) carries 128×128 block scales; others are quantised per tensor or row.
    case 'fp8':
      return released === 'fp8' ? ['fp8-block', 'fp8-tensor'] : ['fp8-tensor', 'fp8-block'];
    case 'fp4':
      return ['fp4'];
  }
}

interface Chosen<Fit> {
  readonly fit: Fit;
  readonly peakFlopsPerSecond: number;
}

function choose<Fit>(
  fits: Readonly<Partial<Record<GemmVariant, Fit>>>,
  defaults: Readonly<Partial<Record<GemmVariant, Fit>>>,
  format: NumberFormat,
  released: NumberFormat,
  peakFlopsPerSecond: number,
): Chosen<Fit> & { readonly isMeasured: boolean } {
  const variants = variantsOf(format, released);
  const measured = variants.map((variant) => fits[variant]).find((fit) => fit !== undefined);
  if (measured !== undefined) return { fit: measured, peakFlopsPerSecond, isMeasured: fits !== defaults };
  return { fit: defaults[variants[0]] as Fit, peakFlopsPerSecond, isMeasured: false };
}

/** @see docs/models.md#kernel-constants */
export function createDeviceKernels(device: DeviceInput, precision: PrecisionInput, released: NumberFormat): DeviceKernels {
  const assumptions: Assumption[] = [];
  const constants: KernelConstants =
    (device.kernelConstants === null ? undefined : kernelConstants.find(device.kernelConstants)) ?? unmeasured;
  if (constants === unmeasured) {
    assumptions.push({
      code: 'kernel-times-assumed',
      message: `No kernels of ${device.partId} were measured: a default set of efficiencies is assumed (docs/models.md).`,
    });
  }

  // Weight-only quantisation multiplies in the format of the activations.
  const wanted = precision.activations === 'bf16' ? 'bf16' : precision.weights;
  const format = [wanted, ...widerFormats[wanted]].find((candidate) => device.peakFlopsPerSecond[candidate] !== null) ?? 'bf16';
  if (format !== wanted) {
    assumptions.push({
      code: 'format-not-in-hardware',
      message: `${device.partId} has no ${wanted} units: ${wanted} weights are read as such and multiplied in ${format}.`,
    });
  }
  const bandwidth = device.memoryBandwidthBytesPerSecond;
  const bf16Peak = device.peakFlopsPerSecond.bf16 ?? 0;
  const gemm = choose<RooflineFit>(constants.gemm, unmeasured.gemm, format, released, device.peakFlopsPerSecond[format] ?? bf16Peak);
  const plain = choose<RooflineFit>(constants.gemm, unmeasured.gemm, 'bf16', released, bf16Peak);
  const experts = choose<ExpertFit>(constants.experts, unmeasured.experts, format, released, device.peakFlopsPerSecond[format] ?? bf16Peak);
  const weightBytes = weightBytesPerElement[precision.weights];
  const activationBytes = activationBytesPerElement[format];
  const { prefillAttention, gqaDecode } = constants;
  const mlaDecode = precision.kvStore === 'bf16' ? constants.mlaDecode.bf16 : constants.mlaDecode.fp8;

  function decodeAttentionSeconds(
    family: AttentionKernelFamily,
    headsPerRank: number,
    flops: number,
    bytes: number,
    batchCount: number,
    contextTokens: number,
  ): number {
    if (family === 'mla') return mlaDecode.startSecondsPerHead * headsPerRank + kernelSeconds(mlaDecode, bf16Peak, bandwidth, flops, bytes);
    const meanContext = Math.max(1, contextTokens / batchCount);
    return (
      gqaDecode.startSeconds +
      (bytes / (bandwidth * gqaDecode.memoryFraction)) * (1 + gqaDecode.halfContextTokens / meanContext) +
      gqaDecode.logSeconds * Math.log2(1 + meanContext / 256)
    );
  }

  return {
    gemmSeconds: (tokens, outputs, inputs) =>
      kernelSeconds(
        gemm.fit,
        gemm.peakFlopsPerSecond,
        bandwidth,
        2 * tokens * outputs * inputs,
        outputs * inputs * weightBytes + tokens * inputs * activationBytes + 2 * tokens * outputs,
      ),
    plainGemmSeconds: (tokens, outputs, inputs) =>
      kernelSeconds(plain.fit, bf16Peak, bandwidth, 2 * tokens * outputs * inputs, 2 * (outputs * inputs + tokens * (inputs + outputs))),
    streamingSeconds: (bytes) => streamingStartSeconds + bytes / (bandwidth * streamingMemoryFraction),
    prefillAttentionSeconds: (work, newTokens) =>
      (work.flops / (bf16Peak * prefillAttention.computeFraction)) * (1 + prefillAttention.halfTokens / Math.max(1, newTokens)) +
      work.bytes / (bandwidth * prefillAttentionMemoryFraction),
    prefillAttentionStartSeconds: prefillAttention.startSeconds,
    decodeAttentionSeconds,
    expertStartSeconds: experts.fit.startSeconds,
    expertWeightSeconds: (weightsBytes, tokenBytes) => (weightsBytes + tokenBytes) / (bandwidth * experts.fit.memoryFraction),
    expertComputeSeconds: (flops) => flops / (experts.peakFlopsPerSecond * experts.fit.computeFraction),
    weightBytesPerElement: weightBytes,
    activationBytesPerElement: activationBytes,
    assumptions,
  };
}
