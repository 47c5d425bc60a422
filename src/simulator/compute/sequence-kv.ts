import { attentionOf } from '../attention/index.ts';
import { layerKinds, type ModelSpec } from '../model-spec.ts';
import type { NumberFormat } from '../number-format.ts';

/** What a sequence holds over the layers of one pipeline stage on one rank: growing, windowed and fixed. */
export interface SequenceKv {
  readonly bytesPerToken: number;
  /** Windows of different lengths, each over the layers that have it. */
  readonly windows: readonly { readonly tokens: number; readonly bytesPerToken: number }[];
  readonly bytesPerSequence: number;
}

/** Page tables need something to count: a model whose cache does not grow is taken to grow by this much a token. */
const leastGrowthBytesPerToken = 1;

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
  return {
    bytesPerToken: Math.max(leastGrowthBytesPerToken, bytesPerToken / pp),
    windows: [...windows].map(([tokens, bytes]) => ({ tokens, bytesPerToken: bytes / pp })),
    bytesPerSequence: bytesPerSequence / pp,
  };
}

/** Bytes of a sequence of `contextTokens`: Σ grow·L + window·min(L, W) + state. */
export function sequenceKvBytes(kv: SequenceKv, contextTokens: number): number {
  let bytes = kv.bytesPerToken * contextTokens + kv.bytesPerSequence;
  for (const { tokens, bytesPerToken } of kv.windows) bytes += bytesPerToken * Math.min(contextTokens, tokens);
  return bytes;
}
