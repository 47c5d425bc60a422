import { z } from 'zod';
import { kindFamily } from '../../base/kinds.ts';
import { cxlPool } from './cxl-pool.ts';
import { dragonfly } from './dragonfly.ts';
import { dragonflyPlus } from './dragonfly-plus.ts';
import { fatTree } from './fat-tree.ts';
import { fullMesh } from './full-mesh.ts';
import { leafSpine } from './leaf-spine.ts';
import { opticalCircuit } from './optical-circuit.ts';
import type { PatternContext, PatternExpansion, PatternKind } from './pattern-kind.ts';
import { railOptimised } from './rail-optimised.ts';
import { scaleUpDomain } from './scale-up-domain.ts';
import { threeTierClos } from './three-tier-clos.ts';
import { torus } from './torus.ts';

/** Every topology pattern: one file each, one line here. */
const patterns = [
  railOptimised,
  fatTree,
  leafSpine,
  threeTierClos,
  dragonfly,
  dragonflyPlus,
  torus,
  fullMesh,
  scaleUpDomain,
  cxlPool,
  opticalCircuit,
] as const;

/** The registry of topology patterns. */
export const patternFamily = kindFamily('pattern', patterns);
type Schemas<Members extends readonly { readonly schema: unknown }[]> = { -readonly [Index in keyof Members]: Members[Index]['schema'] };
export const patternSchema = z.discriminatedUnion('kind', patterns.map(({ schema }) => schema) as Schemas<typeof patterns>);
export type Pattern = z.infer<typeof patternSchema>;

/** What a pattern draws over the things that are already there. */
export function expandPattern(pattern: Pattern, path: string, context: PatternContext): PatternExpansion {
  const kind: PatternKind<string, z.ZodType> = patternFamily.get(pattern.kind) as never;
  return kind.expand(pattern, path, context);
}

export type { PatternContext, PatternExpansion, PatternKind, PatternOffer, PatternPartField, PatternProblem } from './pattern-kind.ts';
