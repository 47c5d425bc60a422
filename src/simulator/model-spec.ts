import type { AttentionSpec } from './attention/index.ts';
import type { FeedForwardSpec } from './feed-forward/index.ts';
import type { NumberFormat } from './number-format.ts';

/** A run of equal layers, in the order in which a token passes them. */
export interface LayerRun {
  readonly attention: AttentionSpec;
  readonly feedForward: FeedForwardSpec;
  readonly count: number;
}

/** A model as its layers: parameters, KV bytes and FLOPs are always computed from this, never typed in. */
export interface ModelSpec {
  readonly id: string;
  readonly label: string;
  readonly hiddenSize: number;
  readonly vocabularySize: number;
  readonly tieEmbeddings: boolean;
  readonly maxContextTokens: number;
  /** Number format in which the weights were released. */
  readonly releasedFormat: NumberFormat;
  readonly layers: readonly LayerRun[];
}
