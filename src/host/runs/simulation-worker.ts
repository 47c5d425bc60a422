import { rename } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { parentPort } from 'node:worker_threads';
import { nodeFileOperations } from '../files/index.ts';
import { simulateDesign } from './run-design.ts';
import { type RunColumns, writeRunFolder } from './run-folder.ts';
import type { RunReport, RunRequest } from './run-messages.ts';

/** A message for each percent at most: the receiver redraws on every one. */
const progressStepFraction = 0.01;

function report(message: RunReport, transfer: readonly ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, transfer);
}

function buffersOf(columns: RunColumns): readonly ArrayBuffer[] {
  const arrays = [columns.requests, columns.links, columns.replicas].flatMap((table) => Object.values(table).filter(ArrayBuffer.isView));
  return [...new Set(arrays.map(({ buffer }) => buffer as ArrayBuffer))];
}

async function run({ job, identity, folder }: RunRequest): Promise<void> {
  report({ kind: 'progress', doneFraction: 0, message: 'Compiling' });
  let lastFraction = 0;
  const outcome = simulateDesign(job, () => performance.now() / 1000, {
    onProgress: (doneFraction) => {
      if (doneFraction - lastFraction < progressStepFraction) return;
      lastFraction = doneFraction;
      report({ kind: 'progress', doneFraction, message: 'Simulating' });
    },
    isCancelled: () => false, // cancelling ends this thread
  });
  if (!outcome.ok) {
    report({ kind: 'failed', diagnostics: outcome.diagnostics });
    return;
  }
  report({ kind: 'progress', doneFraction: 1, message: 'Writing results' });
  const { results, details } = outcome;
  const partial = `${folder}.partial`;
  const writeProblem = await writeRunFolder(nodeFileOperations, partial, identity, job, results, details, new Date().toISOString())
    .then(() => rename(partial, folder))
    .then(
      () => null,
      (thrown: unknown) =>
        `The run could not be kept on disk (${thrown instanceof Error ? thrown.message : String(thrown)}); it is gone when the app closes.`,
    );
  const columns: RunColumns = { poolIds: details.poolIds, requests: results.requests, links: results.links, replicas: results.replicas };
  report({ kind: 'finished', summary: results.summary, columns, writeProblem }, buffersOf(columns));
}

parentPort?.on('message', (request: RunRequest) => {
  // A bug in the engine must reach the user as a failed run: an unhandled rejection would only end the thread.
  run(request).catch((thrown: unknown) => {
    const message = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
    report({
      kind: 'failed',
      diagnostics: [
        {
          code: 'simulation-failed',
          severity: 'error',
          path: [],
          message: `The simulation failed: ${message}`,
          remedy: 'This is a fault of the program: report it together with the design.',
        },
      ],
    });
  });
});
