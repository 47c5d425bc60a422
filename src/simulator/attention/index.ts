import { z } from 'zod';
import { kindFamily } from '../../base/kinds.ts';
import type { AttentionKind } from './attention-kind.ts';
import { blockSparse, blockSparseSchema } from './block-sparse.ts';
import { chunked, chunkedSchema } from './chunked.ts';
import { csa, csaSchema } from './csa.ts';
import { dsa, dsaSchema } from './dsa.ts';
import { gdn, gdnSchema } from './gdn.ts';
import { gqa, gqaSchema } from './gqa.ts';
import { hca, hcaSchema } from './hca.ts';
import { hierarchical, hierarchicalSchema } from './hierarchical.ts';
import { kda, kdaSchema } from './kda.ts';
import { lightning, lightningSchema } from './lightning.ts';
import { mamba1, mamba1Schema } from './mamba1.ts';
import { mamba2, mamba2Schema } from './mamba2.ts';
import { mfa, mfaSchema } from './mfa.ts';
import { mla, mlaSchema } from './mla.ts';
import { moba, mobaSchema } from './moba.ts';
import { noMixer, noMixerSchema } from './no-mixer.ts';
import { nsa, nsaSchema } from './nsa.ts';
import { slidingWindow, slidingWindowSchema } from './sliding-window.ts';
import { windowLatent, windowLatentSchema } from './window-latent.ts';

/** One new attention: one file, one line here, one line in the schema. */
export const attentionKinds = kindFamily('attention', [
  gqa,
  slidingWindow,
  chunked,
  mla,
  dsa,
  mfa,
  csa,
  hca,
  windowLatent,
  blockSparse,
  nsa,
  moba,
  hierarchical,
  lightning,
  gdn,
  kda,
  mamba1,
  mamba2,
  noMixer,
]);

export const attentionSchema = z.discriminatedUnion('kind', [
  gqaSchema,
  slidingWindowSchema,
  chunkedSchema,
  mlaSchema,
  dsaSchema,
  mfaSchema,
  csaSchema,
  hcaSchema,
  windowLatentSchema,
  blockSparseSchema,
  nsaSchema,
  mobaSchema,
  hierarchicalSchema,
  lightningSchema,
  gdnSchema,
  kdaSchema,
  mamba1Schema,
  mamba2Schema,
  noMixerSchema,
]);
export type AttentionSpec = z.infer<typeof attentionSchema>;

/** The behaviour of a layer's attention. */
export function attentionOf(spec: AttentionSpec): AttentionKind<AttentionSpec> {
  // The kind's own schema made the spec: the pair belongs together, which the union of both cannot say.
  return attentionKinds.get(spec.kind) as unknown as AttentionKind<AttentionSpec>;
}

export { causalPairs } from './attended-pairs.ts';
export {
  type AttentionKernelFamily,
  type AttentionKind,
  type DecodeKernel,
  type KvLayout,
  kvBytes,
  type PrefillKernel,
  type ProjectionGemm,
} from './attention-kind.ts';
export { type GqaSpec, gqa } from './gqa.ts';
export { absorbedCrossoverTokens } from './latent-heads.ts';
export { type MlaSpec, mla } from './mla.ts';
