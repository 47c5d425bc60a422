import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { catalog } from '../../catalog/index.ts';
import { type Executor, performTask, type StudyAnswer, type StudyTask } from '../../studies/index.ts';

/** Thrown by the study whose executor was cancelled. */
export class StudyCancelled extends Error {
  constructor() {
    super('The study was cancelled.');
    this.name = 'StudyCancelled';
  }
}

/** Threads that perform the tasks of one study. */
export interface ThreadExecutor extends Executor {
  /** Ends the threads at once; what is waited for rejects with `StudyCancelled`. */
  cancel(): void;
  /** Ends the threads; nothing may be performed afterwards. */
  close(): Promise<void>;
}

/**
 * As many threads as there are processors, started when the first task comes. Without the built worker beside it (unit tests
 * of a fresh checkout) tasks are performed one by one in this thread.
 */
export function threadExecutor(appRoot: string, threadCount = availableParallelism()): ThreadExecutor {
  const workerPath = join(appRoot, 'out', 'main', 'study-worker.js');
  const idle: Worker[] = [];
  const all = new Set<Worker>();
  let isCancelled = false;

  async function performAll(tasks: readonly StudyTask[], onAnswer: () => void): Promise<readonly StudyAnswer[]> {
    const answers: StudyAnswer[] = [];
    let next = 0;
    const lane = async (): Promise<void> => {
      const worker = idle.pop() ?? new Worker(workerPath);
      all.add(worker);
      while (next < tasks.length) {
        const index = next;
        next += 1;
        answers[index] = await answerOf(worker, tasks[index]);
        onAnswer();
      }
      idle.push(worker);
    };
    await Promise.all(Array.from({ length: Math.min(threadCount, tasks.length) }, lane));
    return answers;
  }

  function performHere(tasks: readonly StudyTask[], onAnswer: () => void): readonly StudyAnswer[] {
    return tasks.map((task) => {
      const answer = performTask(task, catalog);
      onAnswer();
      return answer;
    });
  }

  return {
    async perform(tasks, onAnswer) {
      if (isCancelled) throw new StudyCancelled();
      try {
        return existsSync(workerPath) ? await performAll(tasks, onAnswer) : performHere(tasks, onAnswer);
      } catch (thrown) {
        throw isCancelled ? new StudyCancelled() : thrown;
      }
    },
    cancel() {
      isCancelled = true;
      for (const worker of all) void worker.terminate();
    },
    async close() {
      await Promise.all([...all].map((worker) => worker.terminate()));
    },
  };
}

function answerOf(worker: Worker, task: StudyTask): Promise<StudyAnswer> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      worker.off('message', onMessage);
      worker.off('error', onError);
      worker.off('exit', onExit);
      act();
    };
    const onMessage = (answer: StudyAnswer) => settle(() => resolve(answer));
    const onError = (error: Error) => settle(() => reject(error));
    const onExit = () => settle(() => reject(new Error('A thread of the study ended.')));
    worker.on('message', onMessage);
    worker.on('error', onError);
    worker.on('exit', onExit);
    worker.postMessage(task);
  });
}
