import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import type { RunReport, RunRequest } from './run-messages.ts';
import { RunQueue, type RunWorker } from './run-queue.ts';

class FakeWorker extends EventEmitter implements RunWorker {
  readonly requests: RunRequest[] = [];
  isTerminated = false;
  postMessage(request: RunRequest): void {
    this.requests.push(request);
  }
  async terminate(): Promise<void> {
    this.isTerminated = true;
    this.emit('exit', 1);
  }
  report(report: RunReport): void {
    this.emit('message', report);
  }
}

const done = { kind: 'failed', diagnostics: [] } as const;

function queueOf(workerCount: number) {
  const workers: FakeWorker[] = [];
  const log: string[] = [];
  const queue = new RunQueue({
    startWorker: () => {
      workers.push(new FakeWorker());
      return workers[workers.length - 1];
    },
    workerCount,
    onProgress: (runId, { doneFraction }) => log.push(`${runId} ${doneFraction}`),
    onEnd: (runId, end) => log.push(`${runId} ${end.kind}${end.kind === 'failed' ? (end.diagnostics[0]?.message ?? '') : ''}`),
  });
  const add = (runId: string): void =>
    queue.add({
      job: { text: '', trace: null, requestCount: null, seed: null, rateScale: 1 },
      identity: { runId, startedAt: '', version: '', catalogVersion: '' },
      folder: '',
    });
  return { queue, workers, log, add };
}

test('one thread takes one run at a time, in order, and is used again', () => {
  const { workers, log, add } = queueOf(1);
  add('a');
  add('b');
  expect(workers.length).toBe(1);
  expect(workers[0].requests.length).toBe(1);
  workers[0].report({ kind: 'progress', doneFraction: 0.5, message: '' });
  workers[0].report(done);
  expect(workers[0].requests.map(({ identity }) => identity.runId)).toEqual(['a', 'b']);
  workers[0].report(done);
  expect(log).toEqual(['a 0.5', 'a failed', 'b failed']);
  expect(workers.length).toBe(1);
});

test('two threads take two runs, the third waits', () => {
  const { workers, add } = queueOf(2);
  for (const id of ['a', 'b', 'c']) add(id);
  expect(workers.map(({ requests }) => requests.length)).toEqual([1, 1]);
  workers[1].report(done);
  expect(workers[1].requests.map(({ identity }) => identity.runId)).toEqual(['b', 'c']);
});

test('cancelling ends the thread at once, says so once, and starts the next run on a fresh one', () => {
  const { queue, workers, log, add } = queueOf(1);
  add('a');
  add('b');
  expect(queue.cancel('a')).toBe(true);
  expect(workers[0].isTerminated).toBe(true);
  expect(log).toEqual(['a cancelled']);
  expect(workers[1].requests[0].identity.runId).toBe('b');
  workers[0].report({ kind: 'progress', doneFraction: 0.9, message: '' }); // was on its way
  expect(log).toEqual(['a cancelled']);
});

test('a run that still waits is cancelled without touching the one that runs', () => {
  const { queue, workers, log, add } = queueOf(1);
  add('a');
  add('b');
  expect(queue.cancel('b')).toBe(true);
  expect(workers[0].isTerminated).toBe(false);
  workers[0].report(done);
  expect(log).toEqual(['b cancelled', 'a failed']);
  expect(queue.cancel('a')).toBe(false);
});

test('a thread that dies fails its run with the reason, and the next run gets a new one', () => {
  const { workers, log, add } = queueOf(1);
  add('a');
  add('b');
  workers[0].emit('error', new Error('heap out of memory'));
  workers[0].emit('exit', 1);
  expect(log[0]).toContain('a failed');
  expect(log[0]).toContain('heap out of memory');
  expect(workers[1].requests[0].identity.runId).toBe('b');
});

test('a thread that dies while idle is not used again', () => {
  const { workers, add } = queueOf(1);
  add('a');
  workers[0].report(done);
  workers[0].emit('exit', 0);
  add('b');
  expect(workers.length).toBe(2);
});

test('closing ends every thread and reports nothing more', async () => {
  const { queue, workers, log, add } = queueOf(2);
  for (const id of ['a', 'b', 'c']) add(id);
  await queue.close();
  expect(workers.every(({ isTerminated }) => isTerminated)).toBe(true);
  expect(log).toEqual([]);
});
