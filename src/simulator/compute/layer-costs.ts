import { attentionOf } from '../attention/index.ts';
import { feedForwardOf, type RoutedExperts } from '../feed-forward/index.ts';
import type { LayerKind } from '../model-spec.ts';
import type { NumberFormat } from '../number-format.ts';
import type { ParallelismInput } from '../simulation-input.ts';
import type { DeviceKernels } from './device-kernels.ts';
import { feedForwardSharding } from './device-memory.ts';

const bf16Bytes = 2;

/** A run of equal layers on one rank, ready to be timed. */
export interface LayerCosts {
  readonly count: number;
  readonly prefillAttentionStartSeconds: number;
  readonly experts: RoutedExperts | null;
  /** Projections, dense and shared feed-forward, router, norms and activations, for `tokens` new tokens of the rank. */
  denseSeconds(tokens: number): number;
  /** Core of a decode or verify step; starts included. */
  decodeAttentionSeconds(batchCount: number, contextTokens: number, queryTokens: number): number;
  /** Contexts of a sequence at which the core's time bends. */
  readonly kinkTokens: readonly number[];
  /** Core of one chunk, without its kernel's start: chunks of one step share a launch. */
  prefillAttentionSeconds(newTokens: number, cachedTokens: number): number;
}

/**
 * Bytes that the small kernels of a layer read and write for one token, kernel by kernel: two fused residual-and-norm kernels
 * (two streams in, two out), rope with the cache write, and the gated activation (two in, one out).
 */
function streamingKernelBytes(run: LayerKind, hiddenSize: number, parallelism: ParallelismInput): readonly number[] {
  const { tp } = parallelism;
  const attention = attentionOf(run.attention);
  const feedForward = feedForwardOf(run.feedForward);
  const sharding = feedForwardSharding(parallelism);
  const norm = 4 * hiddenSize * bf16Bytes;
  const projections = attention.projections(run.attention, hiddenSize, tp);
  const rope = projections.length === 0 ? [] : [2 * projections[0].outputs * bf16Bytes];
  const dense = feedForward.gemms(run.feedForward, hiddenSize, sharding);
  const activation = dense.length === 0 ? [] : [1.5 * dense[0].outputs * bf16Bytes];
  const isHalf =
    projections.length === 0 || (dense.length === 0 && feedForward.routedExperts(run.feedForward, hiddenSize, sharding) === null);
  return [...(isHalf ? [norm] : [norm, norm]), ...rope, ...activation];
}

/** Times one run of layers. */
export function createLayerCosts(
  run: LayerKind,
  hiddenSize: number,
  parallelism: ParallelismInput,
  kernels: DeviceKernels,
  kvStore: NumberFormat,
): LayerCosts {
  const { tp } = parallelism;
  const attention = attentionOf(run.attention);
  const feedForward = feedForwardOf(run.feedForward);
  const sharding = feedForwardSharding(parallelism);
  const projections = attention.projections(run.attention, hiddenSize, tp);
  const matrices = [...projections, ...feedForward.gemms(run.feedForward, hiddenSize, sharding)];
  // Norms and activations write quantised values as they go, except for block scales; what leaves attention is always bf16.
  const quantised = kernels.quantisesEachProjection ? matrices : projections.slice(-1);
  const streaming = streamingKernelBytes(run, hiddenSize, parallelism);
  const experts = feedForward.routedExperts(run.feedForward, hiddenSize, sharding);
  const heads = attention.headCount(run.attention) / tp;
  const decode = attention.decodeKernels(run.attention, tp, kvStore);

  const prefill = (newTokens: number, cachedTokens: number) =>
    attention.prefillKernels(run.attention, tp, kvStore, newTokens, cachedTokens);

  function denseSeconds(tokens: number): number {
    let seconds = 0;
    for (const { outputs, inputs } of matrices) seconds += kernels.gemmSeconds(tokens, outputs, inputs);
    for (const { inputs } of quantised) seconds += kernels.quantiseSeconds(tokens, inputs);
    for (const bytes of streaming) seconds += kernels.streamingSeconds(tokens * bytes);
    if (experts !== null) {
      if (experts.hasRouter) seconds += kernels.plainGemmSeconds(tokens, experts.experts, hiddenSize);
      seconds += kernels.streamingSeconds(tokens * experts.experts * bf16Bytes);
    }
    return seconds;
  }

  return {
    count: run.count,
    prefillAttentionStartSeconds: prefill(1, 0).reduce((sum, { family }) => sum + kernels.prefillAttentionStartSeconds(family), 0),
    experts,
    denseSeconds,
    kinkTokens: decode.flatMap((kernel) => kernel.kinkTokens),
    decodeAttentionSeconds: (batchCount, contextTokens, queryTokens) =>
      decode.reduce((sum, kernel) => sum + kernels.decodeAttentionSeconds(kernel, heads, batchCount, contextTokens, queryTokens), 0),
    prefillAttentionSeconds: (newTokens, cachedTokens) =>
      prefill(newTokens, cachedTokens).reduce((sum, kernel) => sum + kernels.prefillAttentionSeconds(kernel, newTokens), 0),
  };
}
