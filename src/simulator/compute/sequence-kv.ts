import { attentionOf } from '../attention/index.ts';
import { layerKinds, type ModelSpec } from '../model-spec.ts';
import type { NumberFormat } from '../number-format.ts';

/** What a sequence holds over the layers of one pipeline stage on one rank: growing, windowed and fixed. */
export interface SequenceKv {
  readonly bytesPerToken: number;
  /**
   * What page tables count in: bytes of a token that grows. A model whose cache does not grow (windows or states alone) has
   * none; a sequence of its longest context is then spread over its tokens.
   */
  readonly unitBytesPerToken: number;
  /** Windows of different lengths, each over the layers that have it. */
  readonly windows: readonly { readonly tokens: number; readonly bytesPerToken: number }[];
  readonly bytesPerSequence: number;
}

/** The cache of a sequence on one rank; with tp = pp = 1 everything that it holds, once. */
export function sequenceKv(model: ModelSpec, kvStore: NumberFormat, tp: number, pp: number): SequenceKv {
  let bytesPerToken = 0;
  let bytesPerSequence = 0;
  const windows = new Map<number, number>();
  for (const { attention, count } of layerKinds(model)) {
    const layout = attentionOf(attention).kvLayout(attention, kvStore, tp);
    bytesPerToken += count * layout.bytesPerToken;
    bytesPerSequence += count * layout.bytesPerSequence;
    if (layout.windowTokens > 0) {
      windows.set(layout.windowTokens, (windows.get(layout.windowTokens) ?? 0) + count * layout.bytesPerWindowToken);
    }
  }
  const kv = {
    bytesPerToken: bytesPerToken / pp,
    windows: [...windows].map(([tokens, bytes]) => ({ tokens, bytesPerToken: bytes / pp })),
    bytesPerSequence: bytesPerSequence / pp,
  };
  const longest = model.maxContextTokens;
  return { ...kv, unitBytesPerToken: kv.bytesPerToken > 0 ? kv.bytesPerToken : Math.max(1, sequenceKvBytes(kv, longest) / longest) };
}

/** Bytes of a sequence of `contextTokens`: Σ grow·L + window·min(L, W) + state. */
export function sequenceKvBytes(kv: Omit<SequenceKv, 'unitBytesPerToken'>, contextTokens: number): number {
  let bytes = kv.bytesPerToken * contextTokens + kv.bytesPerSequence;
  for (const { tokens, bytesPerToken } of kv.windows) bytes += bytesPerToken * Math.min(contextTokens, tokens);
  return bytes;
}

/** What windows and states of a sequence take beside its tokens, in tokens of the unit; 0 where all of the cache grows. */
export function overheadTokens(kv: SequenceKv, contextTokens: number): number {
  if (kv.windows.length === 0 && kv.bytesPerSequence === 0) return 0;
  return Math.max(0, sequenceKvBytes(kv, contextTokens) / kv.unitBytesPerToken - contextTokens);
}
