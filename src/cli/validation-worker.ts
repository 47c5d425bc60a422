import { parentPort } from 'node:worker_threads';
import { catalog } from '../catalog/index.ts';
import { type Measurement, outcomeOf } from '../validation/index.ts';

// A thread of `validate`: a measurement in, what the simulation says of it out.
parentPort?.on('message', (measurement: Measurement) => {
  parentPort?.postMessage(outcomeOf(measurement, catalog));
});
