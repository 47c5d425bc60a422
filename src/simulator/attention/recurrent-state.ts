import type { AttentionKind, DecodeKernel, KvLayout, PrefillKernel } from './attention-kind.ts';

/** A recurrence over a state of fixed size, as one rank holds it. */
export interface RecurrentState {
  /** Elements of the state, kept in fp32. */
  readonly stateElements: number;
  /** Inputs of the short convolution that are kept, in bf16. */
  readonly convElements: number;
  /** FLOPs of one token in the recurrent form, for each element of the state. */
  readonly flopsPerElement: number;
  /** FLOPs of one token in the chunked (parallel) form of a prompt. */
  readonly prefillFlopsPerToken: number;
  /** Elements that enter and leave for one token, in bf16. */
  readonly tokenElements: number;
}

const fp32Bytes = 4;
const bf16Bytes = 2;

/** Bytes of a sequence, at any length. */
export function stateBytes(state: RecurrentState): number {
  return state.stateElements * fp32Bytes + state.convElements * bf16Bytes;
}

function kvLayout(state: RecurrentState): KvLayout {
  return { bytesPerToken: 0, windowTokens: 0, bytesPerWindowToken: 0, bytesPerSequence: stateBytes(state) };
}

/** The state is read before a chunk (if there is something before it) and written after it. */
function prefillKernel(state: RecurrentState, newTokens: number, cachedTokens: number): PrefillKernel {
  return {
    family: 'scan',
    flops: state.prefillFlopsPerToken * newTokens,
    bytes: newTokens * state.tokenElements * bf16Bytes + stateBytes(state) * (cachedTokens > 0 ? 2 : 1),
  };
}

/** The state is read once and written after each query: a verify step keeps one snapshot for each drafted token. */
function decodeKernel(state: RecurrentState): DecodeKernel {
  return {
    family: 'scan',
    readTokens: () => 0,
    kinkTokens: [],
    flopsPerReadToken: 0,
    bytesPerReadToken: 0,
    readsPerQuery: false,
    flopsPerQuery: state.flopsPerElement * state.stateElements,
    bytesPerQuery: stateBytes(state) + state.tokenElements * bf16Bytes,
    bytesPerSequence: stateBytes(state),
  };
}

/** What every recurrent kind shares, from its state on one rank. Nothing depends on how the cache stores keys and values. */
export function recurrentCore<Spec>(
  stateOf: (spec: Spec, tp: number) => RecurrentState,
): Pick<AttentionKind<Spec>, 'kvLayout' | 'prefillKernels' | 'decodeKernels'> {
  return {
    kvLayout: (spec, _kvStore, tp) => kvLayout(stateOf(spec, tp)),
    prefillKernels: (spec, tp, _kvStore, newTokens, cachedTokens) => [prefillKernel(stateOf(spec, tp), newTokens, cachedTokens)],
    decodeKernels: (spec, tp) => [decodeKernel(stateOf(spec, tp))],
  };
}

/** Chunked form of a gated linear recurrence: 2C(d_k + d_v) inside a chunk and 4·d_k·d_v with the state, per token and head. */
export function linearPrefillFlops(chunkTokens: number, keyDim: number, valueDim: number): number {
  return 2 * chunkTokens * (keyDim + valueDim) + 4 * keyDim * valueDim;
}

/** Chunked delta rule in its WY form: 2C(3·d_k + 2·d_v) + 6·d_k·d_v per token and head (Yang et al. 2024). */
export function deltaPrefillFlops(chunkTokens: number, keyDim: number, valueDim: number): number {
  return 2 * chunkTokens * (3 * keyDim + 2 * valueDim) + 6 * keyDim * valueDim;
}
