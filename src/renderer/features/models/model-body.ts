import { catalog } from '../../../catalog/index.ts';
import type { ResolvedModel } from '../../../design/index.ts';
import { type AttentionSpec, attentionSchema, type FeedForwardSpec, feedForwardSchema, type LayerRun } from '../../../simulator/index.ts';
import { schemaVariants, type Variant } from '../../ui/schema-fields.ts';

/** A model as the design saves it. */
export interface ModelBody extends Omit<ResolvedModel, 'id' | 'layers' | 'mixers' | 'feedForwards'> {
  readonly mixers: Record<string, AttentionSpec>;
  readonly feedForwards: Record<string, FeedForwardSpec>;
  readonly layers: [string, string, number][];
  readonly [key: string]: unknown;
}

/** What the design saves of a model: without its id, in lists of its own. */
export function modelBody({ id: _id, ...model }: ResolvedModel): ModelBody {
  return {
    ...model,
    mixers: { ...model.mixers },
    feedForwards: { ...model.feedForwards },
    layers: model.layers.map(([mixer, feedForward, count]) => [mixer, feedForward, count]),
  };
}

export type PartSide = 'mixers' | 'feedForwards';

/** Kinds that a part may be of, each with its form. */
export const partVariants: Readonly<Record<PartSide, readonly Variant[]>> = {
  mixers: schemaVariants(attentionSchema),
  feedForwards: schemaVariants(feedForwardSchema),
};

/** Names of the parts in the layers, which other parts may not have. */
export function freeKey(body: ModelBody, side: PartSide, wanted: string): string {
  const taken = new Set(Object.keys(body[side]));
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number += 1) if (!taken.has(`${wanted}-${number}`)) return `${wanted}-${number}`;
}

/** True if a layer run names the part. */
export function isUsed(layers: readonly LayerRun[], side: PartSide, key: string): boolean {
  return layers.some(([mixer, feedForward]) => (side === 'mixers' ? mixer : feedForward) === key);
}

/** Figures to start a kind from: those of the first model of the catalogue that has it. */
export function usualPart(side: PartSide, kind: string): AttentionSpec | FeedForwardSpec | undefined {
  for (const model of catalog.models()) {
    const parts: readonly (AttentionSpec | FeedForwardSpec)[] = Object.values(model[side]);
    const found = parts.find((part) => part.kind === kind);
    if (found) return found;
  }
  return undefined;
}

/** Figures of a part that another kind has too. */
export function sharedFigures(side: PartSide, part: object, kind: string): object {
  const fields = partVariants[side].find(({ value }) => value === kind)?.fields ?? [];
  return Object.fromEntries(Object.entries(part).filter(([name]) => fields.some((field) => field.name === name)));
}
