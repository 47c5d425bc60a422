import { z } from 'zod';
import { invariant } from '../base/assert.ts';
import { type AttentionSpec, attentionSchema } from './attention/index.ts';
import { type FeedForwardSpec, feedForwardSchema } from './feed-forward/index.ts';
import { type NumberFormat, numberFormatSchema } from './number-format.ts';

/** A run of equal layers, in the order in which a token passes them: key of a mixer, key of a feed-forward, how often. */
export type LayerRun = readonly [mixer: string, feedForward: string, repeatCount: number];

/**
 * A model as a pattern of layers: parameters, KV bytes and FLOPs are always computed from this, never typed in. What mixes
 * tokens (attention, linear attention, state space) and what follows it are named once and placed in any order.
 */
export interface ModelSpec {
  readonly id: string;
  readonly label: string;
  readonly hiddenSize: number;
  readonly vocabularySize: number;
  readonly tieEmbeddings: boolean;
  readonly maxContextTokens: number;
  /** Number format in which most of the weights were released. */
  readonly releasedFormat: NumberFormat;
  readonly mixers: Readonly<Record<string, AttentionSpec>>;
  readonly feedForwards: Readonly<Record<string, FeedForwardSpec>>;
  readonly layers: readonly LayerRun[];
  /** Vectors of the hidden size that norms hold in one layer; default 2. */
  readonly normsPerLayerCount?: number;
  /** Residual streams that hyper-connections mix (mHC: 4); default 1. */
  readonly residualStreamCount?: number;
  /** Blocks take attention over earlier blocks' outputs in place of the residual (AttnRes, Kimi K3): four vectors a layer. */
  readonly hasBlockResiduals?: boolean;
  /** Layers that learn to predict further tokens (MTP), beside the model; default 0. */
  readonly draftLayerCount?: number;
}

const keySchema = z.string().regex(/^[a-z0-9-]+$/, 'must be lower-case letters, digits and hyphens');
const sizeSchema = z.int().positive().max(1e9);

/** The saved form of a model; its id is the key that it stands under. Keys of `layers` are checked by `layerProblems`. */
export const modelBodySchema = z.strictObject({
  label: z.string().min(1).meta({ label: 'Name' }),
  hiddenSize: sizeSchema.meta({ label: 'Hidden size', help: 'Width of the residual stream.' }),
  vocabularySize: sizeSchema.meta({ label: 'Vocabulary', unit: 'tokens' }),
  tieEmbeddings: z.boolean().meta({ label: 'Head shares the embedding' }),
  maxContextTokens: sizeSchema.meta({ label: 'Longest context', unit: 'tokens' }),
  releasedFormat: numberFormatSchema.meta({ label: 'Released in', help: 'fp8 here means 128×128 block scales, as DeepSeek-V3 has them.' }),
  mixers: z.record(keySchema, attentionSchema),
  feedForwards: z.record(keySchema, feedForwardSchema),
  layers: z.array(z.tuple([keySchema, keySchema, z.int().positive().max(10_000)])).min(1),
  normsPerLayerCount: z
    .int()
    .nonnegative()
    .max(16)
    .optional()
    .meta({ label: 'Norms per layer', help: 'Vectors of the hidden size; 2 where it is not given.', usual: 2 }),
  residualStreamCount: z
    .int()
    .positive()
    .max(16)
    .optional()
    .meta({ label: 'Residual streams', help: 'Hyper-connections (DeepSeek-V4: 4); 1 where it is not given.', usual: 1 }),
  hasBlockResiduals: z.boolean().optional().meta({ label: 'Attention over residuals', help: 'AttnRes (Kimi K3): four vectors a layer.' }),
  draftLayerCount: z
    .int()
    .nonnegative()
    .max(16)
    .optional()
    .meta({ label: 'Draft layers (MTP)', help: 'Held beside the model for speculation; not among its parameters.', usual: 0 }),
});

/** A kind of layer and how many the model has of it, wherever they stand. */
export interface LayerKind {
  readonly attention: AttentionSpec;
  readonly feedForward: FeedForwardSpec;
  readonly count: number;
}

const layerKindsOf = new WeakMap<ModelSpec, readonly LayerKind[]>();

/**
 * The distinct kinds of layers of a model, in order of their first appearance: what a step computes once for each.
 *
 * @throws if a layer names a mixer or feed-forward that the model does not have: `layerProblems` finds these before
 */
export function layerKinds(model: ModelSpec): readonly LayerKind[] {
  const known = layerKindsOf.get(model);
  if (known) return known;
  const counts = new Map<string, { mixer: string; feedForward: string; count: number }>();
  for (const [mixer, feedForward, count] of model.layers) {
    const key = `${mixer} ${feedForward}`;
    const entry = counts.get(key);
    if (entry) entry.count += count;
    else counts.set(key, { mixer, feedForward, count });
  }
  const kinds = [...counts.values()].map(({ mixer, feedForward, count }): LayerKind => {
    const attentionSpec = model.mixers[mixer];
    const feedForwardSpec = model.feedForwards[feedForward];
    invariant(attentionSpec !== undefined && feedForwardSpec !== undefined, `layer ${mixer} × ${feedForward} of ${model.id} is described`);
    return { attention: attentionSpec, feedForward: feedForwardSpec, count };
  });
  layerKindsOf.set(model, kinds);
  return kinds;
}

/** Keys that the layers name and the model does not describe: index of the run, and the key. */
export function layerProblems(model: Pick<ModelSpec, 'layers' | 'mixers' | 'feedForwards'>): readonly { run: number; key: string }[] {
  return model.layers.flatMap(([mixer, feedForward], run) => [
    ...(model.mixers[mixer] ? [] : [{ run, key: mixer }]),
    ...(model.feedForwards[feedForward] ? [] : [{ run, key: feedForward }]),
  ]);
}
