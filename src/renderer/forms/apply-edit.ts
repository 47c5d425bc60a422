import type { Diagnostic } from '../../base/diagnostic.ts';
import { ok, type Result } from '../../base/result.ts';
import type { Design } from '../../design/index.ts';
import { type AnyEdit, type DesignEdit, useDesignStore, useSessionStore } from '../state/index.ts';

/** Makes a change to the document; a refusal becomes a notice. Returns whether it was made. */
export function applyEdit(edit: DesignEdit, label: string, coalesceKey?: string): boolean {
  const refusal = useDesignStore.getState().dispatch(edit, label, coalesceKey);
  useSessionStore.getState().refuse(refusal);
  return refusal === null;
}

/** Makes one of the design layer's edits; a refusal becomes a notice. Returns whether it was made. */
export function performEdit<Args>(edit: AnyEdit<Args>, args: Args): boolean {
  const refusal = useDesignStore.getState().perform(edit, args);
  useSessionStore.getState().refuse(refusal);
  return refusal === null;
}

/** The same edit for many things as one step: all of them, or none and the first refusal. */
export function performForAll<Args>(edit: AnyEdit<Args>, all: readonly Args[], label: string): boolean {
  return applyEdit(
    (design, library) =>
      all.reduce<Result<Design, Diagnostic>>((result, args) => (result.ok ? edit.apply(result.value, library, args) : result), ok(design)),
    label,
  );
}
