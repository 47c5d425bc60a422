import { z } from 'zod';
import { causalPairs, limitedPairs } from './attended-pairs.ts';
import type { AttentionKind } from './attention-kind.ts';
import {
  entryBytes,
  sharedLatentDecode,
  sharedLatentFlopsPerPair,
  sharedLatentParameterCount,
  sharedLatentProjections,
  sharedLatentShape,
} from './shared-latent.ts';

const sizeSchema = z.int().positive().max(1e6);

/** Heavily compressed attention (DeepSeek-V4): one entry for `compressTokens` tokens, all of them read, and a window. */
export const hcaSchema = z
  .strictObject({
    kind: z.literal('hca'),
    ...sharedLatentShape,
    compressTokens: sizeSchema.meta({ label: 'Tokens in an entry', unit: 'tokens' }),
  })
  .meta({ label: 'Heavily compressed (HCA)' });
export type HcaSpec = z.infer<typeof hcaSchema>;

const fp32Bytes = 4;
const compressorStreams = 2;

/** @see docs/models.md#compressed-attention-csa-and-hca */
export const hca: AttentionKind<HcaSpec> & { readonly kind: 'hca' } = {
  kind: 'hca',
  label: 'Heavily compressed attention',
  schema: hcaSchema,
  headCount: (spec) => spec.outputGroups,
  kvHeadCount: () => 1,
  // 2·h·D + m·D + D for the compressor, on every rank.
  parameterCount: (spec, hiddenSize, tp) =>
    sharedLatentParameterCount(spec, hiddenSize, tp) + (compressorStreams * hiddenSize + spec.compressTokens + 1) * spec.headDim,
  projections(spec, hiddenSize, tp) {
    const [down, ...others] = sharedLatentProjections(spec, hiddenSize, tp);
    return [down, { name: 'compress', outputs: compressorStreams * spec.headDim, inputs: hiddenSize }, ...others];
  },
  kvLayout: (spec, kvStore) => ({
    bytesPerToken: entryBytes(spec, kvStore) / spec.compressTokens,
    windowTokens: spec.windowTokens,
    bytesPerWindowToken: entryBytes(spec, kvStore),
    bytesPerSequence: spec.compressTokens * compressorStreams * spec.headDim * fp32Bytes,
  }),
  prefillKernels(spec, tp, kvStore, newTokens, cachedTokens) {
    const pairs = limitedPairs(newTokens, cachedTokens, spec.windowTokens) + causalPairs(newTokens, cachedTokens) / spec.compressTokens;
    return [
      {
        family: 'mla',
        flops: sharedLatentFlopsPerPair(spec, tp) * pairs,
        bytes: ((newTokens + cachedTokens) / spec.compressTokens + newTokens) * entryBytes(spec, kvStore),
      },
    ];
  },
  decodeKernels: (spec, tp, kvStore) => [
    sharedLatentDecode(spec, tp, kvStore, {
      family: 'mla',
      readTokens: (contextTokens) => Math.min(contextTokens, spec.windowTokens) + contextTokens / spec.compressTokens,
      kinkTokens: [spec.windowTokens],
      readsPerQuery: false,
    }),
  ],
};
