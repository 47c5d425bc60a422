import { type DesignEdit, useDesignStore, useSessionStore } from '../state/index.ts';

/** Makes a change to the document; a refusal becomes a notice. Returns whether it was made. */
export function applyEdit(edit: DesignEdit, label: string, coalesceKey?: string): boolean {
  const refusal = useDesignStore.getState().dispatch(edit, label, coalesceKey);
  useSessionStore.getState().refuse(refusal);
  return refusal === null;
}
