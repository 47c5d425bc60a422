import { type Diagnostic, hasErrors } from '../../base/diagnostic.ts';
import { catalog } from '../../catalog/index.ts';
import { compileDesign } from '../../compiler/index.ts';
import { type Design, type ExpandedTopology, validateDesign } from '../../design/index.ts';
import { type BillOfMaterials, billOfMaterials, costByNode, type DrawingCost, withCost } from '../../economics/index.ts';
import type { Summary } from '../../results/index.ts';
import { estimate } from '../../simulator/index.ts';

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
  /** Cost of each device and box: power by utilisation where there is an estimate, full power else. */
  readonly cost: DrawingCost | null;
  readonly bill: BillOfMaterials | null;
}

/** A broken promise of ours, as a problem that the user can at least report. */
function internal(error: unknown): Diagnostic {
  const message = error instanceof Error ? error.message : String(error);
  return {
    code: 'internal',
    severity: 'error',
    path: [],
    message: `This design cannot be evaluated: ${message}`,
    remedy: 'Undo the last change, and report this with the design.',
  };
}

/** One problem per code, place and message: validation and compilation both look at the expansion. */
function withoutRepeats(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return diagnostics.filter(({ code, path, message }) => {
    const key = `${code} ${path.join('/')} ${message}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** Expands, checks, estimates and prices a design. Never throws. `now` is a clock in milliseconds. */
export function derive({ design, revision }: DeriveRequest, now: () => number): DeriveAnswer {
  const startedAt = now();
  const nothing = { revision, topology: null, diagnostics: [], estimate: null, estimateMilliseconds: 0, cost: null, bill: null };
  try {
    const { input, topology, diagnostics: compiling } = compileDesign(design, catalog);
    const diagnostics = withoutRepeats([...validateDesign(design, catalog), ...compiling]);
    const drawn = { ...nothing, topology, bill: billOfMaterials(design, topology) };
    if (!input || hasErrors(diagnostics)) return { ...drawn, diagnostics, cost: costByNode(design, topology) };
    try {
      const summary = withCost({ design, topology, input, summary: estimate(input) });
      return {
        ...drawn,
        diagnostics,
        estimate: summary,
        estimateMilliseconds: now() - startedAt,
        cost: costByNode(design, topology, input, summary),
      };
    } catch (error) {
      return { ...drawn, diagnostics: [...diagnostics, internal(error)], cost: costByNode(design, topology) };
    }
  } catch (error) {
    return { ...nothing, diagnostics: [internal(error)] };
  }
}
