import { z } from 'zod';
import { chunkedPairs } from './attended-pairs.ts';
import type { AttentionKind } from './attention-kind.ts';
import {
  groupedDecode,
  groupedHeadsShape,
  groupedKvBytesPerToken,
  groupedParameterCount,
  groupedPrefill,
  groupedProjections,
} from './grouped-heads.ts';

/** Attention inside chunks of `chunkTokens`: a token sees its own chunk only (Llama 4, three layers of four). */
export const chunkedSchema = z
  .strictObject({
    kind: z.literal('chunked'),
    chunkTokens: z.int().positive().max(1e8).meta({ label: 'Chunk', unit: 'tokens' }),
    ...groupedHeadsShape,
  })
  .meta({ label: 'Chunked' });
export type ChunkedSpec = z.infer<typeof chunkedSchema>;

/**
 * What a decode step reads past the first chunk is between 1 and C tokens, by position. Sequences of a batch stand at any
 * position: their mean, (C + 1)/2, is taken for all. @see docs/models.md#sliding-window-and-chunked
 */
export const chunked: AttentionKind<ChunkedSpec> & { readonly kind: 'chunked' } = {
  kind: 'chunked',
  label: 'Chunked attention',
  schema: chunkedSchema,
  headCount: (spec) => spec.heads,
  kvHeadCount: (spec) => spec.kvHeads,
  parameterCount: groupedParameterCount,
  projections: groupedProjections,
  kvLayout: (spec, kvStore, tp) => ({
    bytesPerToken: 0,
    windowTokens: spec.chunkTokens,
    bytesPerWindowToken: groupedKvBytesPerToken(spec, kvStore, tp),
    bytesPerSequence: 0,
  }),
  prefillKernels: (spec, tp, kvStore, newTokens, cachedTokens) => [
    groupedPrefill(
      spec,
      tp,
      kvStore,
      newTokens,
      chunkedPairs(newTokens, cachedTokens, spec.chunkTokens),
      newTokens + (cachedTokens % spec.chunkTokens),
    ),
  ],
  decodeKernels: (spec, tp, kvStore) => [
    groupedDecode(spec, tp, kvStore, {
      readTokens: (contextTokens) => {
        const { chunkTokens } = spec;
        if (contextTokens <= chunkTokens) return contextTokens;
        const mean = (chunkTokens + 1) / 2;
        // The step down at the end of the chunk, within one token: a step is no straight line.
        return mean + (chunkTokens - mean) * Math.max(0, chunkTokens + 1 - contextTokens);
      },
      kinkTokens: [spec.chunkTokens, spec.chunkTokens + 1],
    }),
  ],
};
