import type { Diagnostic } from '../base/diagnostic.ts';
import { expandTopology } from './expansion/expand-topology.ts';
import type { PartLibrary } from './part-library.ts';
import { resolveParts } from './resolve-parts.ts';
import { ruleFamily } from './rules/index.ts';
import type { Design } from './schema.ts';

/** Every check of `rules/`, what expansion met included. What needs memory fit or routes is the compiler's. */
export function validateDesign(design: Design, library: PartLibrary): readonly Diagnostic[] {
  const context = { design, library, parts: resolveParts(design, library), expansion: expandTopology(design, library) };
  return ruleFamily.members.flatMap((rule) => rule.check(context));
}
