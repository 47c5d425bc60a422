import type { RunReport, RunRequest } from './run-messages.ts';

/** The part of a worker thread that the queue needs. */
export interface RunWorker {
  postMessage(request: RunRequest): void;
  on(event: 'message', listener: (report: RunReport) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  terminate(): Promise<unknown>;
}

/** How a run ends, beside what its worker reports. */
export type RunEnd = Exclude<RunReport, { kind: 'progress' }> | { readonly kind: 'cancelled' };

interface Entry {
  readonly runId: string;
  readonly request: RunRequest;
  /** null: still waiting for a worker. */
  worker: RunWorker | null;
}

/**
 * Runs jobs on a few worker threads, first come first served. Cancelling terminates the thread: whatever the engine is in the
 * middle of, it stops. A thread that ends its job is kept for the next one.
 */
export class RunQueue {
  readonly #waiting: Entry[] = [];
  readonly #running = new Map<string, Entry>();
  readonly #idle: RunWorker[] = [];
  readonly #startWorker: () => RunWorker;
  readonly #workerCount: number;
  readonly #onProgress: (runId: string, report: Extract<RunReport, { kind: 'progress' }>) => void;
  readonly #onEnd: (runId: string, end: RunEnd) => void;

  constructor(options: {
    readonly startWorker: () => RunWorker;
    readonly workerCount: number;
    readonly onProgress: (runId: string, report: Extract<RunReport, { kind: 'progress' }>) => void;
    readonly onEnd: (runId: string, end: RunEnd) => void;
  }) {
    this.#startWorker = options.startWorker;
    this.#workerCount = options.workerCount;
    this.#onProgress = options.onProgress;
    this.#onEnd = options.onEnd;
  }

  add(request: RunRequest): void {
    this.#waiting.push({ runId: request.identity.runId, request, worker: null });
    this.#startNext();
  }

  /** True if the run was waiting or running; it then ends as cancelled, at once. */
  cancel(runId: string): boolean {
    const place = this.#waiting.findIndex((entry) => entry.runId === runId);
    if (place >= 0) {
      this.#waiting.splice(place, 1);
      this.#onEnd(runId, { kind: 'cancelled' });
      return true;
    }
    const entry = this.#running.get(runId);
    if (entry === undefined) return false;
    this.#running.delete(runId);
    void entry.worker?.terminate();
    this.#onEnd(runId, { kind: 'cancelled' });
    this.#startNext();
    return true;
  }

  /** Stops every thread; nothing more is reported. */
  async close(): Promise<void> {
    const workers = [...this.#idle, ...[...this.#running.values()].flatMap(({ worker }) => (worker === null ? [] : [worker]))];
    this.#waiting.length = 0;
    this.#running.clear();
    this.#idle.length = 0;
    await Promise.all(workers.map((worker) => worker.terminate()));
  }

  #startNext(): void {
    while (this.#running.size < this.#workerCount) {
      const entry = this.#waiting.shift();
      if (entry === undefined) return;
      entry.worker = this.#idle.pop() ?? this.#newWorker();
      this.#running.set(entry.runId, entry);
      entry.worker.postMessage(entry.request);
    }
  }

  #newWorker(): RunWorker {
    const worker = this.#startWorker();
    let lastError = '';
    worker.on('message', (report) => {
      const entry = this.#entryOf(worker);
      if (entry === undefined) return; // cancelled while the message was on its way
      if (report.kind === 'progress') {
        this.#onProgress(entry.runId, report);
        return;
      }
      this.#idle.push(worker);
      this.#end(entry, report);
    });
    worker.on('error', (error) => {
      lastError = error.message;
    });
    worker.on('exit', () => {
      const idlePlace = this.#idle.indexOf(worker);
      if (idlePlace >= 0) this.#idle.splice(idlePlace, 1);
      const entry = this.#entryOf(worker);
      if (entry !== undefined) this.#end(entry, workerDied(lastError));
    });
    return worker;
  }

  #entryOf(worker: RunWorker): Entry | undefined {
    return [...this.#running.values()].find((entry) => entry.worker === worker);
  }

  #end(entry: Entry, end: RunEnd): void {
    this.#running.delete(entry.runId);
    this.#onEnd(entry.runId, end);
    this.#startNext();
  }
}

function workerDied(reason: string): RunEnd {
  const diagnostic = {
    code: 'simulation-stopped',
    severity: 'error' as const,
    path: [],
    message: `The simulation stopped: ${reason || 'its thread ended'}.`,
    remedy: 'If memory ran out, simulate fewer requests; otherwise report this together with the design.',
  };
  return { kind: 'failed', diagnostics: [diagnostic] };
}
