import type { Diagnostic } from '../../base/diagnostic.ts';
import type { Design, ExpandedTopology } from '../../design/index.ts';
import type { Summary } from '../../results/index.ts';

/** A document to derive from. */
export interface DeriveRequest {
  readonly design: Design;
  readonly revision: number;
}

/** What follows from it. `estimate` is null while the design has errors. */
export interface DeriveAnswer {
  readonly revision: number;
  readonly topology: ExpandedTopology | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly estimate: Summary | null;
  readonly estimateMilliseconds: number;
}
