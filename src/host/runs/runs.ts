import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Answer, type CheckedParams, type Emit, HostRefusal } from '../../contract/index.ts';
import { type RequestTable, type Summary, tpotParts, ttftParts } from '../../results/index.ts';
import type { FileOperations } from '../files/index.ts';
import type { DesignJob } from './job.ts';
import { type RunTables, readManifest, readSummary, tablesInMemory, tablesOnDisk } from './run-folder.ts';
import { type RunEnd, RunQueue, type RunWorker } from './run-queue.ts';
import { removeOldRuns } from './run-retention.ts';
import { linkRates, replicaMeans } from './series-windows.ts';

/** Runs whose columns stay in memory; older ones are read from disk when asked for. */
const cachedRunCount = 3;

interface CachedRun {
  readonly summary: Summary;
  readonly tables: RunTables;
}

/** Simulations: started, followed, cancelled, kept on disk, and read in windows. */
export class Runs {
  readonly #cache = new Map<string, CachedRun>();
  readonly #active = new Set<string>();
  readonly #queue: RunQueue;
  readonly #options: RunsOptions;

  constructor(options: RunsOptions) {
    this.#options = options;
    this.#queue = new RunQueue({
      startWorker: options.startWorker,
      workerCount: options.workerCount,
      onProgress: (runId, { doneFraction, message }) => options.emit('runs.event', { kind: 'progress', runId, doneFraction, message }),
      onEnd: (runId, end) => this.#end(runId, end),
    });
  }

  start(job: DesignJob): Answer<'runs.start'> {
    const now = this.#options.now();
    const runId = `${now.toISOString().slice(0, 19).replaceAll(':', '').replace('T', '-')}-${randomBytes(4).toString('hex')}`;
    this.#active.add(runId);
    const identity = { runId, startedAt: now.toISOString(), version: this.#options.version, catalogVersion: this.#options.catalogVersion };
    // Not before the caller knows the id: a queue with a free worker would otherwise tell of a run that nobody has heard of.
    setImmediate(() => {
      if (this.#active.has(runId)) this.#queue.add({ job, identity, folder: this.#folderOf(runId) });
    });
    return { runId };
  }

  cancel(runId: string): null {
    if (!this.#active.has(runId) || this.#queue.cancel(runId)) return null;
    this.#end(runId, { kind: 'cancelled' }); // between `start` and its place in the queue
    return null;
  }

  /** Finished runs on disk, newest first. */
  async list(): Promise<Answer<'runs.list'>> {
    const listed: Answer<'runs.list'> = [];
    for (const id of await this.#options.files.readdir(this.#options.folder).catch((): string[] => [])) {
      const manifest = await readManifest(this.#options.files, join(this.#options.folder, id));
      if (manifest?.runId !== id) continue;
      const { designName, designHash, finishedAt, traceName } = manifest;
      listed.push({ runId: id, designName, designHash, finishedAt, traceName });
    }
    return listed.sort((a, b) => b.finishedAt.localeCompare(a.finishedAt));
  }

  async summary(runId: string): Promise<Summary> {
    const cached = this.#cache.get(runId);
    if (cached !== undefined) return cached.summary;
    this.#assertReadable(runId);
    return readSummary(this.#options.files, this.#folderOf(runId)).catch(() => {
      throw notFound(runId);
    });
  }

  async readLinkSeries({ runId, linkIds, ...window }: CheckedParams<'runs.readLinkSeries'>): Promise<Answer<'runs.readLinkSeries'>> {
    const links = await this.#table(runId, (tables) => tables.links());
    return { fromSeconds: window.fromSeconds, bucketSeconds: bucketSecondsOf(window), bytesPerSecond: linkRates(links, linkIds, window) };
  }

  async readReplicaSeries({ runId, ...window }: CheckedParams<'runs.readReplicaSeries'>): Promise<Answer<'runs.readReplicaSeries'>> {
    const [replicas, poolIds] = await this.#table(runId, async (tables) => [await tables.replicas(), tables.poolIds] as const);
    const busyFraction = replicaMeans(replicas, 'busyFraction', window);
    const batch = replicaMeans(replicas, 'batch', window);
    const kvOccupancyFraction = replicaMeans(replicas, 'kvOccupancyFraction', window);
    return {
      fromSeconds: window.fromSeconds,
      bucketSeconds: bucketSecondsOf(window),
      replicas: replicas.replicaIds.map((id, i) => ({
        id,
        pool: poolIds[replicas.replicaPool[i]] ?? '',
        busyFraction: busyFraction[i],
        batch: batch[i],
        kvOccupancyFraction: kvOccupancyFraction[i],
      })),
    };
  }

  async readRequests({ runId, offset, limit }: CheckedParams<'runs.readRequests'>): Promise<Answer<'runs.readRequests'>> {
    const requests = await this.#table(runId, (tables) => tables.requests());
    const last = Math.min(requests.requestCount, offset + limit);
    return {
      total: requests.requestCount,
      rows: Array.from({ length: Math.max(0, last - offset) }, (_, i) => requestRow(requests, offset + i)),
    };
  }

  close(): Promise<void> {
    return this.#queue.close();
  }

  #end(runId: string, end: RunEnd): void {
    this.#active.delete(runId);
    const { emit } = this.#options;
    if (end.kind === 'finished') {
      this.#remember(runId, { summary: end.summary, tables: tablesInMemory(end.columns) });
      emit('runs.event', { kind: 'finished', runId, notice: end.writeProblem });
      void removeOldRuns(this.#options.files, this.#options.folder, this.#options.limitBytes);
      return;
    }
    void rm(`${this.#folderOf(runId)}.partial`, { recursive: true, force: true });
    if (end.kind === 'cancelled') emit('runs.event', { kind: 'cancelled', runId });
    else emit('runs.event', { kind: 'failed', runId, diagnostics: [...end.diagnostics] });
  }

  async #table<T>(runId: string, pick: (tables: RunTables) => Promise<T>): Promise<T> {
    const cached = this.#cache.get(runId);
    if (cached !== undefined) {
      this.#remember(runId, cached); // most recently used
      return pick(cached.tables);
    }
    this.#assertReadable(runId);
    const folder = this.#folderOf(runId);
    try {
      const run = { summary: await readSummary(this.#options.files, folder), tables: await tablesOnDisk(this.#options.files, folder) };
      const table = await pick(run.tables);
      this.#remember(runId, run);
      return table;
    } catch {
      throw notFound(runId);
    }
  }

  #remember(runId: string, run: CachedRun): void {
    this.#cache.delete(runId);
    this.#cache.set(runId, run);
    for (const oldest of [...this.#cache.keys()].slice(0, Math.max(0, this.#cache.size - cachedRunCount))) this.#cache.delete(oldest);
  }

  #assertReadable(runId: string): void {
    if (this.#active.has(runId))
      throw new HostRefusal({ code: 'run-not-finished', message: 'This run has not finished.', remedy: 'Wait for it to finish.' });
    if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9]{6}-[0-9a-f]{8}$/.test(runId)) throw notFound(runId);
  }

  #folderOf(runId: string): string {
    return join(this.#options.folder, runId);
  }
}

/** What the service of runs needs of the world. */
export interface RunsOptions {
  readonly files: FileOperations;
  readonly folder: string;
  readonly limitBytes: number;
  readonly version: string;
  readonly catalogVersion: string;
  readonly startWorker: () => RunWorker;
  readonly workerCount: number;
  readonly emit: Emit;
  readonly now: () => Date;
}

function notFound(runId: string): HostRefusal {
  return new HostRefusal({ code: 'not-found', message: `There is no run "${runId}".`, remedy: 'Run the design again.' });
}

function bucketSecondsOf(window: { readonly fromSeconds: number; readonly toSeconds: number; readonly bucketCount: number }): number {
  if (!(window.toSeconds > window.fromSeconds)) {
    throw new HostRefusal({ code: 'invalid-params', message: 'The window ends before it begins.', remedy: 'Ask for a later end.' });
  }
  return (window.toSeconds - window.fromSeconds) / window.bucketCount;
}

/** One request as a record; what did not happen (NaN) is left out, as JSON has no word for it. */
function requestRow(table: RequestTable, row: number): Record<string, number> {
  const ttftSeconds = table.firstTokenAtSeconds[row] - table.arrivedAtSeconds[row];
  const e2eSeconds = table.finishedAtSeconds[row] - table.arrivedAtSeconds[row];
  const values: Record<string, number> = {
    index: row,
    arrivedAtSeconds: table.arrivedAtSeconds[row],
    inputTokensCount: table.inputTokensCount[row],
    outputTokensCount: table.outputTokensCount[row],
    firstTokenAtSeconds: table.firstTokenAtSeconds[row],
    finishedAtSeconds: table.finishedAtSeconds[row],
    ttftSeconds,
    tpotSeconds: table.outputTokensCount[row] > 1 ? (e2eSeconds - ttftSeconds) / (table.outputTokensCount[row] - 1) : Number.NaN,
    e2eSeconds,
    prefillReplica: table.prefillReplica[row],
    decodeReplica: table.decodeReplica[row],
    preemptionCount: table.preemptionCount[row],
    prefixHitTokensCount: table.prefixHitTokensCount[row],
    kvBytes: table.kvBytes[row],
    kvVisibleSeconds: table.kvVisibleSeconds[row],
    outcome: table.outcome[row],
    ...Object.fromEntries(ttftParts.map((part, i) => [`ttft.${part}`, table.ttftPartsSeconds[row * ttftParts.length + i]])),
    ...Object.fromEntries(tpotParts.map((part, i) => [`tpot.${part}`, table.tpotPartsSeconds[row * tpotParts.length + i]])),
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => Number.isFinite(value)));
}
