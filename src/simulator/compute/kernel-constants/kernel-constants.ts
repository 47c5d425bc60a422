import type { RooflineFit } from '../smooth-roofline.ts';

/**
 * How a matrix multiply takes its operands. fp8 comes in two: one scale per tensor (or per row), applied when the kernel
 * ends, and 128×128 block scales, applied inside its loop.
 */
export type GemmVariant = 'bf16' | 'fp8-tensor' | 'fp8-block' | 'fp4';

/** t = t0 + F / (P·η) · (1 + h½/n) + bytes / (0.7·BW). */
export interface PrefillAttentionFit {
  readonly startSeconds: number;
  readonly computeFraction: number;
  /** New tokens per request at which half of `computeFraction` is reached. */
  readonly halfTokens: number;
}

/** t = t0 + bytes / (BW·η) · (1 + L_h/L) + c·log2(1 + L/256), L the mean context. */
export interface GqaDecodeFit {
  readonly startSeconds: number;
  readonly memoryFraction: number;
  readonly halfContextTokens: number;
  readonly logSeconds: number;
}

/** Smooth roofline whose start grows with the query heads of the rank. */
export interface MlaDecodeFit extends RooflineFit {
  readonly startSecondsPerHead: number;
}

/** t = t0 + (W + A) / (BW·η_m) + F / (P·η_c): fused permute and two grouped GEMMs. */
export interface ExpertFit {
  readonly startSeconds: number;
  readonly computeFraction: number;
  readonly memoryFraction: number;
}

/** All fitted constants of one device. What is absent was not measured. */
export interface KernelConstants {
  readonly kind: string;
  readonly label: string;
  readonly source: string;
  readonly gemm: Readonly<Partial<Record<GemmVariant, RooflineFit>>>;
  readonly experts: Readonly<Partial<Record<GemmVariant, ExpertFit>>>;
  readonly prefillAttention: PrefillAttentionFit;
  readonly gqaDecode: GqaDecodeFit;
  /** By what the cache stores. */
  readonly mlaDecode: { readonly bf16: MlaDecodeFit; readonly fp8: MlaDecodeFit };
}
