import { z } from 'zod';
import { type AttentionKind, growingCache } from './attention-kind.ts';

/** A layer without a mixer: models that count a feed-forward as a layer of its own (Nemotron-H). */
export const noMixerSchema = z.strictObject({ kind: z.literal('none') }).meta({ label: 'None' });
export type NoMixerSpec = z.infer<typeof noMixerSchema>;

export const noMixer: AttentionKind<NoMixerSpec> & { readonly kind: 'none' } = {
  kind: 'none',
  label: 'None',
  schema: noMixerSchema,
  headCount: () => 0,
  kvHeadCount: () => 0,
  parameterCount: () => 0,
  projections: () => [],
  kvLayout: () => growingCache(0),
  prefillKernels: () => [],
  decodeKernels: () => [],
};
