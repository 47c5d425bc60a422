import type { Design } from './schema.ts';

/** One state of the document and what led to it. */
export interface HistoryStep {
  readonly design: Design;
  /** "Move 3 elements"; empty for the state that was opened. */
  readonly label: string;
  /** Edits in a row with the same key are one step (an arrow-key burst, typing into a field); null: each its own. */
  readonly coalesceKey: string | null;
}

/** A list that shares its tail: pushing and popping cost the same after a thousand steps as after one. */
interface Stack {
  readonly top: HistoryStep;
  readonly below: Stack | null;
  readonly size: number;
}

/** Immutable, unlimited undo and redo of whole designs; what does not change is shared between steps. */
export interface History {
  readonly present: HistoryStep;
  readonly past: Stack | null;
  readonly future: Stack | null;
}

function push(stack: Stack | null, top: HistoryStep): Stack {
  return { top, below: stack, size: (stack?.size ?? 0) + 1 };
}

/** A history that begins with this design. */
export function createHistory(design: Design): History {
  return { past: null, present: { design, label: '', coalesceKey: null }, future: null };
}

/**
 * Makes a changed design the present, as one step. The same design is no step; an edit with the key of the one before
 * joins its step. What had been undone is gone.
 */
export function recordStep(history: History, design: Design, label: string, coalesceKey: string | null = null): History {
  const { present } = history;
  if (design === present.design) return history;
  const isSameStep = coalesceKey !== null && coalesceKey === present.coalesceKey && history.past !== null;
  return { past: isSameStep ? history.past : push(history.past, present), present: { design, label, coalesceKey }, future: null };
}

/** Makes a design the present without a step: for changes of the view alone. Redo stays possible. */
export function replacePresent(history: History, design: Design): History {
  return design === history.present.design ? history : { ...history, present: { ...history.present, design } };
}

/** Ends a burst: the next edit is a step of its own whatever its key. */
export function endBurst(history: History): History {
  return history.present.coalesceKey === null ? history : { ...history, present: { ...history.present, coalesceKey: null } };
}

/** One step back; the same history at its beginning. What is collapsed stays as it is: it is not part of the steps. */
export function undo(history: History): History {
  const { past, present, future } = history;
  if (!past) return history;
  return { past: past.below, present: arrive(past.top, present), future: push(future, present) };
}

/** One step forward; the same history at its end. */
export function redo(history: History): History {
  const { past, present, future } = history;
  if (!future) return history;
  return { past: push(past, present), present: arrive(future.top, present), future: future.below };
}

function arrive(step: HistoryStep, from: HistoryStep): HistoryStep {
  const { collapsed } = from.design.view;
  const { design } = step;
  if (design.view.collapsed === collapsed || design.view.collapsed.join('\n') === collapsed.join('\n'))
    return { ...step, coalesceKey: null };
  return { ...step, coalesceKey: null, design: { ...design, view: { ...design.view, collapsed } } };
}

/** What undo would take back, or null. */
export function undoLabel(history: History): string | null {
  return history.past ? history.present.label : null;
}

/** What redo would do again, or null. */
export function redoLabel(history: History): string | null {
  return history.future?.top.label ?? null;
}
