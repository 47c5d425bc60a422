import type { Diagnostic } from '../../base/diagnostic.ts';
import type { Kind } from '../../base/kinds.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { PartLibrary } from '../part-library.ts';
import type { Design } from '../schema.ts';

/** A new design, or the reason why the change cannot be made. */
export type EditResult = Result<Design, Diagnostic>;

/** One change that a user can make: pure, total, undone as one step. Throws only on our bugs. */
export interface Edit<K extends string, Args> extends Kind {
  readonly kind: K;
  /** For the undo menu: "Move 3 elements". */
  describe(args: Args): string;
  /** Edits in a row with the same key are one step; null: each is its own. */
  coalesceKey?(args: Args): string | null;
  /** False for changes of the view alone, which undo passes over. */
  readonly isStep: boolean;
  apply(design: Design, library: PartLibrary, args: Args): EditResult;
}

/** The changed design. */
export function accept(design: Design): EditResult {
  return ok(design);
}

/** A refusal with its reason, shown where the user is. */
export function refuse(code: string, message: string, remedy: string, subjects: readonly string[] = []): EditResult {
  return err({ code, severity: 'error', path: [], message, remedy, subjects });
}

/** "1 element", "3 elements". */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** The design with another topology. */
export function withTopology(design: Design, topology: Partial<Design['topology']>): Design {
  return { ...design, topology: { ...design.topology, ...topology } };
}

/** The design with other positions; -0 becomes 0, which is how the file writes it. */
export function withPositions(design: Design, positions: Readonly<Record<string, { readonly x: number; readonly y: number }>>): Design {
  const added = Object.fromEntries(Object.entries(positions).map(([path, { x, y }]) => [path, { x: x + 0, y: y + 0 }]));
  return { ...design, view: { ...design.view, positions: { ...design.view.positions, ...added } } };
}
