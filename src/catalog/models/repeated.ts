import type { LayerRun } from '../../simulator/index.ts';

/** A pattern of layers, over and over: how hybrid models are laid out. */
export function repeated(times: number, pattern: readonly LayerRun[]): readonly LayerRun[] {
  return Array.from({ length: times }, () => pattern).flat();
}
