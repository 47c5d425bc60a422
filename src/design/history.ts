import type { Design } from './schema.ts';

interface Step {
  readonly design: Design;
  /** What led here from the step before: "Move 3 elements". */
  readonly label: string;
  readonly coalesceKey: string | null;
}

/** Immutable, unlimited undo and redo of whole designs; unchanged parts are shared between steps. */
export interface History {
  readonly past: readonly Step[];
  readonly present: Step;
  readonly future: readonly Step[];
}

/** A history that begins with this design. */
export function createHistory(design: Design): History {
  return { past: [], present: { design, label: '', coalesceKey: null }, future: [] };
}
