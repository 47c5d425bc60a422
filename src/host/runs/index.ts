export { type CheckedDesign, checkDesign } from './check-design.ts';
export type { DesignJob, JobOutcome, RunDetails, TraceFile } from './job.ts';
export { estimateDesign, simulateDesign } from './run-design.ts';
export { type RunIdentity, type RunManifest, writeRunFolder } from './run-folder.ts';
export type { RunWorker } from './run-queue.ts';
export { runsFolderLimitBytes } from './run-retention.ts';
export { Runs } from './runs.ts';
export { traceFileOf } from './trace-of-design.ts';
