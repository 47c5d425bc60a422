import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { EventPayload, Handlers } from '../../contract/index.ts';
import type { Summary } from '../../results/index.ts';
import { createHost, type Host } from '../host.ts';

/** The whole way: a preset through the built simulation worker, to disk and back. Needs `npm run build`. */
let folder = '';
let host: Host;
let handlers: Handlers;
let events: EventPayload<'runs.event'>[] = [];
let wake: () => void = () => {};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clusterwright-worker-'));
  host = createHost({ appRoot: resolve('.'), dataFolder: folder, shell: 'web' });
  handlers = host.openSession().handlers;
  events = [];
  host.onEvent((event, payload) => {
    if (event !== 'runs.event') return;
    events.push(payload as EventPayload<'runs.event'>);
    wake();
  });
});
afterEach(async () => {
  await host.close();
  rmSync(folder, { recursive: true, force: true });
});

async function until(isIt: (event: EventPayload<'runs.event'>) => boolean): Promise<EventPayload<'runs.event'>> {
  for (;;) {
    const found = events.find(isIt);
    if (found !== undefined) return found;
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  }
}

async function startDefaultPreset(requestCount: number): Promise<string> {
  const { id } = (await handlers['presets.list']({})).find(({ isDefault }) => isDefault) ?? { id: '' };
  const { text } = await handlers['presets.open']({ id });
  return (await handlers['runs.start']({ text, traceId: null, requestCount, rateScale: 1 })).runId;
}

test('a run finishes, and its summary, windows and rows agree with one another', async () => {
  const runId = await startDefaultPreset(200);
  expect(await until(({ kind }) => kind !== 'progress')).toEqual({ kind: 'finished', runId, notice: null });
  const summary: Summary = await handlers['runs.summary']({ runId });
  expect(summary.requests).toMatchObject({ arrived: 200, completed: 200 });
  expect(summary.cost?.usdPerHour).toBeGreaterThan(0);
  expect(summary.kvTransfer.bytes).toBeGreaterThan(0);

  const busiest = summary.links.reduce((a, b) => (b.meanUtilizationFraction > a.meanUtilizationFraction ? b : a));
  const window = { runId, fromSeconds: 0, toSeconds: summary.simulatedSeconds * 2, bucketCount: 50 };
  const series = await handlers['runs.readLinkSeries']({ ...window, linkIds: [busiest.id] });
  const seriesBytes = series.bytesPerSecond[0].reduce((sum, rate) => sum + rate * series.bucketSeconds, 0);
  const classBytes = Object.values(busiest.bytesByClass).reduce((sum, bytes) => sum + bytes, 0);
  expect(Math.abs(seriesBytes - classBytes)).toBeLessThanOrEqual(1e-6 * classBytes);

  const { total, rows } = await handlers['runs.readRequests']({ runId, offset: 0, limit: 1000 });
  expect([total, rows.length]).toEqual([200, 200]);
  for (const row of rows) {
    const parts = Object.entries(row).filter(([name]) => name.startsWith('ttft.'));
    expect(Math.abs(parts.reduce((sum, [, value]) => sum + value, 0) - row.ttftSeconds)).toBeLessThanOrEqual(
      1e-9 * Math.max(1, row.ttftSeconds),
    );
  }
  expect((await handlers['runs.readReplicaSeries'](window)).replicas.length).toBeGreaterThan(0);
});

test('cancelling stops the engine in the middle of its work, and leaves nothing on disk', async () => {
  const runId = await startDefaultPreset(5_000_000); // minutes of work
  await until(({ kind }) => kind === 'progress');
  handlers['runs.cancel']({ runId });
  expect(await until(({ kind }) => kind !== 'progress')).toEqual({ kind: 'cancelled', runId });
  const next = await startDefaultPreset(20); // a fresh thread is there for the next run
  expect(await until((event) => event.runId === next && event.kind !== 'progress')).toMatchObject({ kind: 'finished' });
  expect(readdirSync(join(folder, 'runs'))).toEqual([next]);
});

test('a design with an error fails with its diagnostics', async () => {
  await handlers['runs.start']({ text: '{"format":', traceId: null, requestCount: null, rateScale: 1 });
  expect(await until(({ kind }) => kind !== 'progress')).toMatchObject({ kind: 'failed', diagnostics: [{ code: 'truncated-json' }] });
});

test('a trace that is not there is refused before anything starts', async () => {
  await expect(
    handlers['runs.start']({ text: '{"workload":{"traceFile":"../gone.csv"}}', traceId: null, requestCount: null, rateScale: 1 }),
  ).rejects.toMatchObject({
    code: 'not-found',
    message: 'There is no trace "gone.csv".',
  });
});
