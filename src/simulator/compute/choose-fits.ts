import type { NumberFormat } from '../number-format.ts';
import type { Assumption, DeviceInput, PrecisionInput } from '../simulation-input.ts';
import {
  type ExpertFit,
  type ExpertVariant,
  type GemmFit,
  type GemmVariant,
  type GqaDecodeFit,
  kernelConstants,
  type MlaDecodeFit,
  type PrefillAttentionFit,
} from './kernel-constants/index.ts';
import { unmeasured } from './kernel-constants/unmeasured.ts';

interface Chosen<Fit> {
  readonly fit: Fit;
  readonly peakFlopsPerSecond: number;
}

/** The constants of each kernel family for one device and precision, and what had to be assumed. */
export interface ChosenFits {
  /** What matrices are multiplied in. */
  readonly format: NumberFormat;
  readonly gemm: Chosen<GemmFit>;
  readonly quantisesEachProjection: boolean;
  readonly plainGemm: Chosen<GemmFit>;
  readonly experts: Chosen<ExpertFit>;
  readonly gqaPrefill: Chosen<PrefillAttentionFit>;
  readonly mlaPrefill: Chosen<PrefillAttentionFit>;
  readonly gqaDecode: GqaDecodeFit;
  readonly mlaDecode: MlaDecodeFit;
  /** Scores of a light index: as a product in what its keys are stored in. */
  readonly indexer: Chosen<GemmFit>;
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

/** Of experts: those of a model released in fp4 are mxfp4, and have kernels of their own where these were measured. */
function expertVariantsOf(
  format: NumberFormat,
  weights: NumberFormat,
  released: NumberFormat,
  variants: readonly GemmVariant[],
): readonly ExpertVariant[] {
  if (weights !== 'fp4' || released !== 'fp4') return variants;
  if (format === 'bf16') return ['mxfp4-bf16', ...variants];
  return format === 'fp4' ? ['mxfp4', ...variants] : variants;
}

function firstOf<Variant extends string, Fit>(
  fits: Readonly<Partial<Record<Variant, Fit>>>,
  variants: readonly Variant[],
): Fit | undefined {
  return variants.map((variant) => fits[variant]).find((fit) => fit !== undefined);
}

/** @see docs/models.md#kernel-constants for which variant applies to which model */
export function chooseFits(device: DeviceInput, precision: PrecisionInput, released: NumberFormat, attention: NumberFormat): ChosenFits {
  const assumptions: Assumption[] = [];
  const constants = (device.kernelConstants === null ? undefined : kernelConstants.find(device.kernelConstants)) ?? unmeasured;
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

  const bf16Peak = device.peakFlopsPerSecond.bf16 ?? 0;
  const peak = device.peakFlopsPerSecond[format] ?? bf16Peak;
  const variants = variantsOf(format, released);
  const gemm = firstOf(constants.gemm, variants) ?? (unmeasured.gemm[variants[0]] as GemmFit);
  const measuredExperts = firstOf<ExpertVariant, ExpertFit>(
    constants.experts,
    expertVariantsOf(format, precision.weights, released, variants),
  );
  if (measuredExperts === undefined && constants !== unmeasured) {
    assumptions.push({
      code: 'expert-kernels-assumed',
      message: `No ${format} expert kernels of ${device.partId} were measured: a default set of efficiencies is assumed for them.`,
    });
  }
  const fp8Prefill = attention === 'bf16' ? undefined : constants.gqaPrefill.fp8;
  const fp8Peak = device.peakFlopsPerSecond.fp8;
  const gqaPrefill =
    fp8Prefill === undefined || fp8Peak === null
      ? { fit: constants.gqaPrefill.bf16, peakFlopsPerSecond: bf16Peak }
      : { fit: fp8Prefill, peakFlopsPerSecond: fp8Peak };
  const cache = precision.kvStore === 'bf16' ? 'bf16' : 'fp8';
  return {
    format,
    gemm: { fit: gemm, peakFlopsPerSecond: peak },
    quantisesEachProjection: variants[0] === 'fp8-block',
    plainGemm: { fit: constants.gemm.bf16 ?? (unmeasured.gemm.bf16 as GemmFit), peakFlopsPerSecond: bf16Peak },
    experts: { fit: measuredExperts ?? (unmeasured.experts[variants[0]] as ExpertFit), peakFlopsPerSecond: peak },
    gqaPrefill,
    mlaPrefill: { fit: constants.mlaPrefill, peakFlopsPerSecond: bf16Peak },
    gqaDecode: constants.gqaDecode[cache] ?? constants.gqaDecode.bf16,
    mlaDecode: constants.mlaDecode[cache] ?? constants.mlaDecode.bf16,
    indexer: {
      fit: constants.gemm.bf16 ?? (unmeasured.gemm.bf16 as GemmFit),
      peakFlopsPerSecond: cache === 'fp8' ? (fp8Peak ?? bf16Peak) : bf16Peak,
    },
    assumptions,
  };
}
