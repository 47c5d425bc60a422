import type { Diagnostic } from '../../base/diagnostic.ts';
import type { Kind } from '../../base/kinds.ts';
import type { Expansion } from '../expansion/expand-topology.ts';
import type { PartLibrary } from '../part-library.ts';
import type { ResolvedParts } from '../resolve-parts.ts';
import type { Design } from '../schema.ts';

/** What a rule may look at. */
export interface RuleContext {
  readonly design: Design;
  readonly library: PartLibrary;
  readonly parts: ResolvedParts;
  readonly expansion: Expansion;
}

/** One check of a design. `label` is the promise that it keeps, as shown in the list of rules. */
export interface Rule extends Kind {
  check(context: RuleContext): readonly Diagnostic[];
}
