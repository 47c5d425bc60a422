import { parentPort } from 'node:worker_threads';
import { catalog } from '../../catalog/index.ts';
import { performTask, type StudyTask } from '../../studies/index.ts';

// A thread of a study: a task in, its answer out. What it throws ends the thread, and reaches the study as an error.
parentPort?.on('message', (task: StudyTask) => {
  parentPort?.postMessage(performTask(task, catalog));
});
