import { z } from 'zod';
import { kindFamily } from '../../base/kinds.ts';
import type { PatternContext, PatternExpansion } from './pattern-kind.ts';
import { railOptimised } from './rail-optimised.ts';

/** Every topology pattern: one file each, one line here. */
const patterns = [railOptimised] as const;

/** The registry of topology patterns. */
export const patternFamily = kindFamily('pattern', patterns);
type Schemas<Members extends readonly { readonly schema: unknown }[]> = { -readonly [Index in keyof Members]: Members[Index]['schema'] };
export const patternSchema = z.discriminatedUnion('kind', patterns.map(({ schema }) => schema) as Schemas<typeof patterns>);
export type Pattern = z.infer<typeof patternSchema>;

/** What a pattern draws over the things that are already there. */
export function expandPattern(pattern: Pattern, path: string, context: PatternContext): PatternExpansion {
  return patternFamily.get(pattern.kind).expand(pattern, path, context);
}

export type { PatternContext, PatternExpansion, PatternProblem } from './pattern-kind.ts';
