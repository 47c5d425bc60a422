import { z } from 'zod';
import { limitedPairs } from './attended-pairs.ts';
import { type AttentionKind, growingCache } from './attention-kind.ts';
import { indexerDecode, indexerPrefill, indexKeyBytes } from './indexer.ts';
import {
  latentBytesPerToken,
  latentDecode,
  latentHeadsShape,
  latentParameterCount,
  latentPrefill,
  latentProjections,
} from './latent-heads.ts';

const sizeSchema = z.int().positive().max(1e6);

/**
 * DeepSeek sparse attention (V3.2 report §2): MLA over the `topKTokens` tokens that a light indexer scores best. A layer may
 * take the choice of the indexer before it (GLM-5.2's index sharing): it then has no indexer and stores no index keys.
 */
export const dsaSchema = z
  .strictObject({
    kind: z.literal('dsa'),
    ...latentHeadsShape,
    indexHeads: sizeSchema.meta({ label: 'Index heads' }),
    indexDim: sizeSchema.meta({ label: 'Index head size' }),
    topKTokens: sizeSchema.meta({ label: 'Tokens chosen', unit: 'tokens', help: 'The core reads no more than these.' }),
    sharesIndex: z.boolean().optional().meta({ label: 'Takes the index of a layer before', help: 'No indexer of its own.' }),
  })
  .meta({ label: 'Sparse MLA with indexer (DSA)' });
export type DsaSpec = z.infer<typeof dsaSchema>;

/** q_r·H_I·d_I + h·d_I + 2·d_I + h·H_I: query up, key, its norm, and the heads' weights. */
function indexerParameterCount(spec: DsaSpec, hiddenSize: number): number {
  if (spec.sharesIndex) return 0;
  const { indexHeads, indexDim } = spec;
  return (spec.queryLoraRank ?? hiddenSize) * indexHeads * indexDim + hiddenSize * indexDim + 2 * indexDim + hiddenSize * indexHeads;
}

/** @see docs/models.md#token-sparse-attention-dsa */
export const dsa: AttentionKind<DsaSpec> & { readonly kind: 'dsa' } = {
  kind: 'dsa',
  label: 'Sparse latent attention',
  schema: dsaSchema,
  headCount: (spec) => spec.heads,
  kvHeadCount: () => 1,
  // The indexer's matrices are on every rank, as vLLM and SGLang hold them.
  parameterCount: (spec, hiddenSize, tp) => latentParameterCount(spec, hiddenSize, tp) + indexerParameterCount(spec, hiddenSize),
  projections(spec, hiddenSize, tp) {
    const [down, ...others] = latentProjections(spec, hiddenSize, tp);
    if (spec.sharesIndex) return [down, ...others];
    const { indexHeads, indexDim } = spec;
    return [
      down,
      { name: 'index-query', outputs: indexHeads * indexDim, inputs: spec.queryLoraRank ?? hiddenSize },
      { name: 'index-key', outputs: indexDim + indexHeads, inputs: hiddenSize },
      ...others,
    ];
  },
  kvLayout: (spec, kvStore) =>
    growingCache(latentBytesPerToken(spec, kvStore) + (spec.sharesIndex ? 0 : indexKeyBytes(spec.indexDim, kvStore))),
  prefillKernels(spec, tp, kvStore, newTokens, cachedTokens) {
    // Short prompts are cheaper in the naive form under a mask (V3.2 report §2.1): `latentPrefill` takes the cheaper.
    const pairs = limitedPairs(newTokens, cachedTokens, spec.topKTokens);
    const core = latentPrefill(spec, tp, kvStore, newTokens, cachedTokens, pairs, true);
    if (spec.sharesIndex) return [core];
    return [indexerPrefill(spec, indexKeyBytes(spec.indexDim, kvStore), newTokens, cachedTokens), core];
  },
  decodeKernels(spec, tp, kvStore) {
    const core = latentDecode(spec, tp, kvStore, {
      readTokens: (contextTokens) => Math.min(contextTokens, spec.topKTokens),
      kinkTokens: [spec.topKTokens],
      isSparse: true,
    });
    return spec.sharesIndex ? [core] : [indexerDecode(spec, indexKeyBytes(spec.indexDim, kvStore)), core];
  },
};
