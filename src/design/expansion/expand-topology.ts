import { invariant } from '../../base/assert.ts';
import type { Diagnostic } from '../../base/diagnostic.ts';
import type { PartLibrary } from '../part-library.ts';
import type { Design } from '../schema.ts';
import type { ExpandedTopology } from './expanded-topology.ts';

/** What is drawn, and what stood in the way. */
export interface Expansion {
  readonly topology: ExpandedTopology;
  readonly diagnostics: readonly Diagnostic[];
}

/** Writes out every group, instance, pattern and link of a design. Remembers its last answer for the same topology. */
export function expandTopology(_design: Design, _library: PartLibrary): Expansion {
  invariant(false, 'expandTopology is written');
}
