import type { Diagnostic } from '../../base/diagnostic.ts';
import type { RunResults } from '../../results/index.ts';

/** A recorded trace on disk: whoever runs the job reads of it what the run takes. */
export interface TraceFile {
  /** For messages and the manifest. */
  readonly name: string;
  readonly path: string;
}

/** A design to run, and what differs from what its file says. Survives a structured clone. */
export interface DesignJob {
  /** The design file. */
  readonly text: string;
  /** A recorded trace in place of the generated arrivals. */
  readonly trace: TraceFile | null;
  /** null: as the design says. */
  readonly requestCount: number | null;
  readonly seed: number | null;
  /** Divides the gaps of the trace. */
  readonly rateScale: number;
}

/** What came of a job. */
export type JobOutcome =
  | { readonly ok: true; readonly results: RunResults; readonly details: RunDetails; readonly diagnostics: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** What the results do not carry and the manifest needs. */
export interface RunDetails {
  readonly designName: string;
  readonly poolIds: readonly string[];
  readonly traceName: string | null;
}
