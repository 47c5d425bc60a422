import type { Diagnostic } from '../../base/diagnostic.ts';
import type { Summary } from '../../results/index.ts';
import type { DesignJob } from './job.ts';
import type { RunColumns, RunIdentity } from './run-folder.ts';

/** To the simulation worker: one job at a time. */
export interface RunRequest {
  readonly job: DesignJob;
  readonly identity: RunIdentity;
  /** Where the run's folder goes. */
  readonly folder: string;
}

/** From the simulation worker. The buffers of `columns` are transferred, not copied. */
export type RunReport =
  | { readonly kind: 'progress'; readonly doneFraction: number; readonly message: string }
  | { readonly kind: 'finished'; readonly summary: Summary; readonly columns: RunColumns; readonly writeProblem: string | null }
  | { readonly kind: 'failed'; readonly diagnostics: readonly Diagnostic[] };
