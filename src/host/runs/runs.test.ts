import { EventEmitter } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { EventName, EventPayload } from '../../contract/index.ts';
import { type RunResults, type Summary, tpotParts, ttftParts } from '../../results/index.ts';
import { nodeFileOperations } from '../files/index.ts';
import { readManifest, writeRunFolder } from './run-folder.ts';
import type { RunReport, RunRequest } from './run-messages.ts';
import type { RunWorker } from './run-queue.ts';
import { removeOldRuns } from './run-retention.ts';
import { Runs } from './runs.ts';

const summary = { designHash: 'hash', seed: 7, wallSeconds: 1, tiers: [] } as unknown as Summary;

/** Two requests: the first has one token, the second five; one link; one replica. */
const results: RunResults = {
  summary,
  tiers: null,
  requests: {
    requestCount: 2,
    arrivedAtSeconds: Float64Array.of(0, 1),
    inputTokensCount: Int32Array.of(10, 20),
    outputTokensCount: Int32Array.of(1, 5),
    firstTokenAtSeconds: Float64Array.of(0.5, 2),
    finishedAtSeconds: Float64Array.of(0.5, 4),
    prefillReplica: Int32Array.of(0, 0),
    decodeReplica: Int32Array.of(0, 0),
    preemptionCount: new Int32Array(2),
    prefixHitTokensCount: new Int32Array(2),
    kvBytes: new Float64Array(2),
    kvVisibleSeconds: new Float64Array(2),
    ttftPartsSeconds: new Float64Array(2 * ttftParts.length),
    tpotPartsSeconds: new Float64Array(2 * tpotParts.length),
    outcome: new Uint8Array(2),
  },
  links: {
    bucketSeconds: 1,
    bucketCount: 2,
    linkIds: ['a->b'],
    carriedBytes: Float64Array.of(4, 8),
    bytesByClass: new Float64Array(10),
    peakUtilizationFraction: new Float64Array(1),
    p95UtilizationFraction: new Float64Array(1),
    meanUtilizationFraction: new Float64Array(1),
  },
  replicas: {
    bucketSeconds: 1,
    bucketCount: 2,
    replicaIds: ['p/replica[0]'],
    replicaPool: Int32Array.of(0),
    busyFraction: Float64Array.of(1, 0),
    batch: Float64Array.of(2, 0),
    kvOccupancyFraction: new Float64Array(2),
    queue: new Float64Array(2),
  },
};
const details = { designName: 'test', poolIds: ['p'], traceName: null };
const job = { text: '{"format":"clusterwright-design"}', trace: null, requestCount: null, seed: null, rateScale: 1 };

/** Does what the worker thread does, without an engine: writes the folder, hands the columns over. */
class WritingWorker extends EventEmitter implements RunWorker {
  postMessage({ job: given, identity, folder }: RunRequest): void {
    void (async () => {
      this.emit('message', { kind: 'progress', doneFraction: 0.5, message: 'Simulating' } satisfies RunReport);
      await writeRunFolder(nodeFileOperations, `${folder}.partial`, identity, given, results, details, identity.startedAt);
      await rename(`${folder}.partial`, folder);
      this.emit('message', { kind: 'finished', summary, columns: { ...results, poolIds: ['p'] }, writeProblem: null } satisfies RunReport);
    })();
  }
  async terminate(): Promise<void> {}
}

/** A worker that never answers. */
class StuckWorker extends EventEmitter implements RunWorker {
  postMessage(): void {}
  async terminate(): Promise<void> {}
}

let folder = '';
let ids: string[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clusterwright-runs-'));
  ids = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function service(startWorker: () => RunWorker) {
  const events: EventPayload<'runs.event'>[] = [];
  let wake: () => void = () => {};
  const runs = new Runs({
    files: nodeFileOperations,
    folder,
    limitBytes: 1e9,
    version: '0.0.0',
    catalogVersion: '1',
    startWorker,
    workerCount: 1,
    emit: <E extends EventName>(_event: E, payload: EventPayload<E>) => {
      events.push(payload as EventPayload<'runs.event'>);
      wake();
    },
    now: () => new Date(Date.UTC(2030, 0, 1, 0, 0, ids.length)),
  });
  const ended = async (runId: string): Promise<void> => {
    while (!events.some((event) => event.runId === runId && event.kind !== 'progress'))
      await new Promise<void>((resolve) => (wake = resolve));
  };
  const run = async (): Promise<string> => {
    const { runId } = runs.start(job);
    ids.push(runId);
    await ended(runId);
    return runId;
  };
  return { runs, events, run, ended };
}

test('a run tells its progress and its end, and leaves a whole folder', async () => {
  const { runs, events, run } = service(() => new WritingWorker());
  const runId = await run();
  expect(events.map(({ kind }) => kind)).toEqual(['progress', 'finished']);
  expect(readdirSync(join(folder, runId)).sort()).toEqual(
    [
      'design.cluster.json',
      'links.parquet',
      'manifest.json',
      'replicas.parquet',
      'requests.parquet',
      'summary.json',
      'tiers.parquet',
    ].sort(),
  );
  expect(await readManifest(nodeFileOperations, join(folder, runId))).toMatchObject({
    runId,
    designName: 'test',
    designHash: 'hash',
    seed: 7,
    catalogVersion: '1',
  });
  expect(await runs.list()).toMatchObject([{ runId, designName: 'test' }]);
  expect(await runs.summary(runId)).toEqual(summary);
});

test('windows of a run are the same from memory and, in another session, from disk', async () => {
  const first = service(() => new WritingWorker());
  const runId = await first.run();
  const read = async (runs: Runs) => ({
    links: await runs.readLinkSeries({ runId, linkIds: ['a->b'], fromSeconds: 0, toSeconds: 2, bucketCount: 2 }),
    replicas: await runs.readReplicaSeries({ runId, fromSeconds: 0, toSeconds: 2, bucketCount: 1 }),
    requests: await runs.readRequests({ runId, offset: 0, limit: 10 }),
  });
  const fromMemory = await read(first.runs);
  expect(fromMemory.links).toEqual({ fromSeconds: 0, bucketSeconds: 1, bytesPerSecond: [[4, 8]] });
  expect(fromMemory.replicas.replicas).toEqual([
    { id: 'p/replica[0]', pool: 'p', busyFraction: [0.5], batch: [1], kvOccupancyFraction: [0] },
  ]);
  expect(await read(service(() => new StuckWorker()).runs)).toEqual(fromMemory);
});

test('a row of the request table has TTFT and TPOT, and no TPOT for a single token', async () => {
  const { runs, run } = service(() => new WritingWorker());
  const { total, rows } = await runs.readRequests({ runId: await run(), offset: 0, limit: 5 });
  expect(total).toBe(2);
  expect(rows[0].ttftSeconds).toBe(0.5);
  expect('tpotSeconds' in rows[0]).toBe(false);
  // Second: 2 - 1 = 1 s to the first token, then 2 s for four more tokens.
  expect(rows[1]).toMatchObject({ ttftSeconds: 1, tpotSeconds: 0.5, e2eSeconds: 3 });
});

test('a page beyond the end is empty', async () => {
  const { runs, run } = service(() => new WritingWorker());
  expect(await runs.readRequests({ runId: await run(), offset: 9, limit: 5 })).toEqual({ total: 2, rows: [] });
});

test('a run that is cancelled ends as cancelled, before or after it has a thread', async () => {
  const { runs, events, ended } = service(() => new StuckWorker());
  const early = runs.start(job).runId;
  runs.cancel(early);
  await ended(early);
  const late = runs.start(job).runId;
  await new Promise((resolve) => setImmediate(resolve));
  runs.cancel(late);
  await ended(late);
  expect(events).toEqual([
    { kind: 'cancelled', runId: early },
    { kind: 'cancelled', runId: late },
  ]);
  expect(runs.cancel(late)).toBeNull(); // once more does nothing
  expect(events.length).toBe(2);
});

test('a run that has not finished, or never was, is refused', async () => {
  const { runs } = service(() => new StuckWorker());
  const { runId } = runs.start(job);
  await expect(runs.summary(runId)).rejects.toMatchObject({ code: 'run-not-finished' });
  for (const id of ['../secrets', '..', '2030-01-01-000000-00000000'])
    await expect(runs.summary(id)).rejects.toMatchObject({ code: 'not-found' });
});

test('the oldest unnamed runs make room; the newest, a named one and what is no run stay', async () => {
  const { runs, run } = service(() => new WritingWorker());
  for (let i = 0; i < 4; i += 1) await run();
  const named = join(folder, ids[0], 'manifest.json');
  writeFileSync(named, JSON.stringify({ ...(await readManifest(nodeFileOperations, join(folder, ids[0]))), name: 'keep me' }));
  mkdirSync(join(folder, 'notes'));
  expect(await removeOldRuns(nodeFileOperations, folder, 0)).toEqual([ids[1], ids[2]]);
  expect((await runs.list()).map(({ runId }) => runId)).toEqual([ids[3], ids[0]]);
  expect(existsSync(join(folder, 'notes'))).toBe(true);
});
