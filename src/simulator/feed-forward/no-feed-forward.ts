import { z } from 'zod';
import type { FeedForwardKind } from './feed-forward-kind.ts';

/** A layer without a feed-forward: models that count a mixer as a layer of its own (Nemotron-H). */
export const noFeedForwardSchema = z.strictObject({ kind: z.literal('none') }).meta({ label: 'None' });
export type NoFeedForwardSpec = z.infer<typeof noFeedForwardSchema>;

export const noFeedForward: FeedForwardKind<NoFeedForwardSpec> & { readonly kind: 'none' } = {
  kind: 'none',
  label: 'None',
  schema: noFeedForwardSchema,
  parameterCount: () => 0,
  activeParameterCount: () => 0,
  expertParameterCountPerRank: () => 0,
  denseParameterCountPerRank: () => 0,
  gemms: () => [],
  innerWidthPerRank: () => 0,
  routedExperts: () => null,
};
