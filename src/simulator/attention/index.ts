import { z } from 'zod';
import { kindFamily } from '../../base/kinds.ts';
import type { AttentionKind } from './attention-kind.ts';
import { gqa, gqaSchema } from './gqa.ts';
import { mla, mlaSchema } from './mla.ts';

/** One new attention: one file, one line here, one line in the schema. */
export const attentionKinds = kindFamily('attention', [gqa, mla]);

export const attentionSchema = z.discriminatedUnion('kind', [gqaSchema, mlaSchema]);
export type AttentionSpec = z.infer<typeof attentionSchema>;

/** The behaviour of a layer's attention. */
export function attentionOf(spec: AttentionSpec): AttentionKind<AttentionSpec> {
  // The kind's own schema made the spec: the pair belongs together, which the union of both cannot say.
  return attentionKinds.get(spec.kind) as unknown as AttentionKind<AttentionSpec>;
}

export { causalPairs } from './attended-pairs.ts';
export type { AttentionKernelFamily, AttentionKind, AttentionWork, DecodeAttentionWork, ProjectionGemm } from './attention-kind.ts';
export { type GqaSpec, gqa } from './gqa.ts';
export { absorbedCrossoverTokens, type MlaSpec, mla } from './mla.ts';
