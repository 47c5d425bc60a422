import { z } from 'zod';
import { kindFamily } from '../../base/kinds.ts';
import { noPrefix, noPrefixSchema } from './no-prefix.ts';
import { sharedPrefix, sharedPrefixSchema } from './shared-prefix.ts';

export const prefixKinds = kindFamily('prefix', [noPrefix, sharedPrefix]);
export const prefixSchema = z.discriminatedUnion('kind', [noPrefixSchema, sharedPrefixSchema]);
/** What the prompts of a class have in common. */
export type PrefixConfig = z.infer<typeof prefixSchema>;
