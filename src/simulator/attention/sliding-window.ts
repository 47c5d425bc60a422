import { z } from 'zod';
import { limitedPairs } from './attended-pairs.ts';
import type { AttentionKind } from './attention-kind.ts';
import {
  groupedDecode,
  groupedHeadsShape,
  groupedKvBytesPerToken,
  groupedParameterCount,
  groupedPrefill,
  groupedProjections,
} from './grouped-heads.ts';

/** Attention to the last `windowTokens` tokens, kept as a ring (Mistral 7B, Gemma, gpt-oss with learned sinks). */
export const slidingWindowSchema = z
  .strictObject({
    kind: z.literal('sliding-window'),
    windowTokens: z.int().positive().max(1e8).meta({ label: 'Window', unit: 'tokens', help: 'The token itself included.' }),
    ...groupedHeadsShape,
  })
  .meta({ label: 'Sliding window' });
export type SlidingWindowSpec = z.infer<typeof slidingWindowSchema>;

/** @see docs/models.md#sliding-window-and-chunked */
export const slidingWindow: AttentionKind<SlidingWindowSpec> & { readonly kind: 'sliding-window' } = {
  kind: 'sliding-window',
  label: 'Sliding window',
  schema: slidingWindowSchema,
  headCount: (spec) => spec.heads,
  kvHeadCount: (spec) => spec.kvHeads,
  parameterCount: groupedParameterCount,
  projections: groupedProjections,
  kvLayout: (spec, kvStore, tp) => ({
    bytesPerToken: 0,
    windowTokens: spec.windowTokens,
    bytesPerWindowToken: groupedKvBytesPerToken(spec, kvStore, tp),
    bytesPerSequence: 0,
  }),
  prefillKernels: (spec, tp, kvStore, newTokens, cachedTokens) => [
    groupedPrefill(
      spec,
      tp,
      kvStore,
      newTokens,
      limitedPairs(newTokens, cachedTokens, spec.windowTokens),
      // The first of the new tokens sees no more than W − 1 before it.
      newTokens + Math.min(cachedTokens, spec.windowTokens - 1),
    ),
  ],
  decodeKernels: (spec, tp, kvStore) => [
    groupedDecode(spec, tp, kvStore, {
      readTokens: (contextTokens) => Math.min(contextTokens, spec.windowTokens),
      kinkTokens: [spec.windowTokens],
    }),
  ],
};
