import type { RooflineFit } from '../smooth-roofline.ts';

/**
 * How a matrix multiply takes its operands. fp8 comes in two: one scale per tensor (or per row), applied when the kernel
 * ends, and 128×128 block scales, applied inside its loop.
 */
export type GemmVariant = 'bf16' | 'fp8-tensor' | 'fp8-block' | 'fp4';

/** Experts released in mxfp4 run kernels of their own: with bf16 activations (Hopper), or quantised ones (Blackwell). */
export type ExpertVariant = GemmVariant | 'mxfp4-bf16' | 'mxfp4';

/**
 * The multiply, and what quantising its activations takes when no kernel before it does that on the way:
 * t_q = t_q0 + q·M·K / (0.8·BW).
 */
export interface GemmFit extends RooflineFit {
  readonly quantiseStartSeconds: number;
  readonly quantiseBytesPerElement: number;
}

/** t = t0 + F / (P·η) · (1 + h/n) + bytes / (0.7·BW), P the peak of the format that it multiplies in. */
export interface PrefillAttentionFit {
  readonly startSeconds: number;
  readonly computeFraction: number;
  /** New tokens per request at which half of `computeFraction` is reached. */
  readonly halfTokens: number;
}

/** t = t0 + (κ·(L + L_r)·B + queries and outputs) / (BW·η) + c·log2(1 + L/256), L the mean context of B sequences. */
export interface GqaDecodeFit {
  readonly startSeconds: number;
  readonly memoryFraction: number;
  /** Context tokens read in vain for each sequence: tiles that it does not fill. */
  readonly roundingTokens: number;
  readonly logSeconds: number;
}

/** Smooth roofline plus t0 + t_h·H + c·log2(1 + L/256), H the query heads of the rank. Compute is against the bf16 peak. */
export interface MlaDecodeFit extends RooflineFit {
  readonly startSecondsPerHead: number;
  readonly logSeconds: number;
}

/**
 * Fused permute, two grouped GEMMs and unpermute: smooth roofline of expert weights and products, plus passes over the bytes
 * of the rank's rows (a token once per expert that takes it) and over the hidden states of all tokens that it looks through.
 */
export interface ExpertFit extends RooflineFit {
  readonly rowPasses: number;
  readonly tokenPasses: number;
}

/** All fitted constants of one device. What is absent was not measured. */
export interface KernelConstants {
  readonly kind: string;
  readonly label: string;
  readonly source: string;
  readonly gemm: Readonly<Partial<Record<GemmVariant, GemmFit>>>;
  readonly experts: Readonly<Partial<Record<ExpertVariant, ExpertFit>>>;
  /** By what it multiplies in. */
  readonly gqaPrefill: { readonly bf16: PrefillAttentionFit; readonly fp8?: PrefillAttentionFit };
  /** bf16. */
  readonly mlaPrefill: PrefillAttentionFit;
  /** By what the cache stores. */
  readonly gqaDecode: { readonly bf16: GqaDecodeFit; readonly fp8?: GqaDecodeFit };
  readonly mlaDecode: { readonly bf16: MlaDecodeFit; readonly fp8?: MlaDecodeFit };
}
