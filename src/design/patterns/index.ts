import { z } from 'zod';
import { kindFamily } from '../../base/kinds.ts';
import type { PatternContext, PatternExpansion } from './pattern-kind.ts';
import { railOptimised } from './rail-optimised.ts';

/** Every topology pattern: one file each, one line here. */
const patterns = [railOptimised] as const;

/** The registry of topology patterns. */
export const patternFamily = kindFamily('pattern', patterns);
export const patternSchema = z.discriminatedUnion('kind', [patterns[0].schema]);
export type Pattern = z.infer<typeof patternSchema>;

/** What a pattern draws over the things that are already there. */
export function expandPattern(pattern: Pattern, path: string, context: PatternContext): PatternExpansion {
  return patternFamily.get(pattern.kind).expand(pattern, path, context);
}

export type { PatternContext, PatternExpansion, PatternProblem } from './pattern-kind.ts';
