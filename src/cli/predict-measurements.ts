import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { catalog } from '../catalog/index.ts';
import { conditionsKey, type Measurement, type Outcome, outcomeOf } from '../validation/index.ts';
import type { CommandContext } from './command.ts';

/** Below this many predictions threads take longer to start than they save. */
const fewestForThreads = 50;

/**
 * What the simulation says of each measurement, in their order. Equal conditions are simulated once; the work is spread over
 * the processors, where the built worker is at hand.
 */
export async function predictMeasurements(
  measurements: readonly Measurement[],
  context: CommandContext,
  onProgress: (doneFraction: number) => void,
): Promise<readonly Outcome[]> {
  const byKey = new Map(measurements.map((measurement) => [conditionsKey(measurement), measurement]));
  const distinct = [...byKey.entries()];
  const known = new Map<string, Outcome>();
  const done = (key: string, outcome: Outcome) => {
    known.set(key, outcome);
    onProgress(known.size / distinct.length);
  };
  const workerPath = join(context.appRoot, 'out', 'main', 'validation-worker.js');
  const threadCount = Math.min(availableParallelism(), distinct.length);
  if (distinct.length < fewestForThreads || threadCount < 2 || !existsSync(workerPath))
    for (const [key, measurement] of distinct) done(key, outcomeOf(measurement, catalog));
  else {
    let next = 0;
    await Promise.all(
      Array.from({ length: threadCount }, async () => {
        const worker = new Worker(workerPath);
        try {
          while (next < distinct.length) {
            const [key, measurement] = distinct[next];
            next += 1;
            done(key, await answerOf(worker, measurement));
          }
        } finally {
          await worker.terminate();
        }
      }),
    );
  }
  return measurements.map((measurement) => known.get(conditionsKey(measurement)) as Outcome);
}

function answerOf(worker: Worker, measurement: Measurement): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (outcome: Outcome) => {
      worker.off('error', reject);
      resolve(outcome);
    });
    worker.postMessage(measurement);
  });
}
