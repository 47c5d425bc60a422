import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readLinksParquet, readRequestsParquet } from '../interchange/index.ts';
import type { Summary } from '../results/index.ts';

/** The bundle that ships, as a process. Needs `npm run build`. */
const builtCli = resolve('out/main/cli.js');
const preset = resolve('presets/llama70b-2p2d.cluster.json');
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clusterwright-built-cli-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function cli(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [builtCli, ...args], { cwd: folder, encoding: 'utf8', maxBuffer: 1e9 });
  return { status, stdout, stderr };
}

const azureTrace = `TIMESTAMP,ContextTokens,GeneratedTokens
2023-11-16 18:15:46.0000000,374,44
2023-11-16 18:15:47.0000000,396,109
2023-11-16 18:15:48.0000000,879,55
2023-11-16 18:15:50.0000000,91,16
`;

test('a command with --json prints one object on stdout and nothing on stderr', () => {
  for (const args of [['presets'], ['catalog', 'models'], ['check', preset], ['estimate', preset]]) {
    const { status, stdout, stderr } = cli(...args, '--json');
    expect([args[0], status, stderr]).toEqual([args[0], 0, '']);
    expect(typeof JSON.parse(stdout)).toBe('object');
  }
});

test('a simulation has every key that scripts read, twice the same numbers', () => {
  const run = (): Summary => JSON.parse(cli('simulate', preset, '--requests', '150', '--json').stdout) as Summary;
  const first = run();
  expect({ ...run(), wallSeconds: 0 }).toEqual({ ...first, wallSeconds: 0 });
  expect(first.requests).toMatchObject({ arrived: 150, completed: 150, rejected: 0 });
  for (const latency of [first.ttftSeconds, first.tpotSeconds, first.itlSeconds, first.e2eSeconds])
    expect(Object.keys(latency)).toEqual(expect.arrayContaining(['mean', 'p50', 'p90', 'p95', 'p99']));
  for (const key of [
    'engine',
    'designHash',
    'seed',
    'acceleratorCount',
    'simulatedSeconds',
    'wallSeconds',
    'eventCount',
    'ttftBreakdownSeconds',
    'tpotBreakdownSeconds',
  ])
    expect(first).toHaveProperty(key);
  for (const key of [
    'throughput',
    'goodput',
    'capacityRequestsPerSecond',
    'kvTransfer',
    'prefixCache',
    'links',
    'pools',
    'tiers',
    'cost',
    'assumptions',
  ])
    expect(first).toHaveProperty(key);
  expect(Object.keys(first.cost ?? {})).toEqual(
    expect.arrayContaining([
      'capexUsd',
      'powerWatts',
      'usdPerHour',
      'usdPerMillionInputTokens',
      'usdPerMillionOutputTokens',
      'joulesPerOutputToken',
    ]),
  );
  expect(Object.keys(first.links[0])).toEqual(
    expect.arrayContaining(['id', 'from', 'to', 'technology', 'meanUtilizationFraction', 'peakUtilizationFraction', 'bytesByClass']),
  );
  // Both directions of a cable are there, also where one of them is idle.
  const ids = new Set(first.links.map(({ from, to }) => `${from} ${to}`));
  for (const { from, to } of first.links) expect(ids.has(`${to} ${from}`)).toBe(true);
  const { stdout } = cli('simulate', preset, '--requests', '150', '--links', 'all', '--json');
  expect((JSON.parse(stdout) as Summary).links.length).toBeGreaterThanOrEqual(first.links.length);
});

test('a trace replaces the arrivals; --requests cuts it, --rate-scale packs it closer', async () => {
  writeFileSync(join(folder, 'trace.csv'), azureTrace);
  const { status } = cli('simulate', preset, '--trace', 'trace.csv', '--rate-scale', '2', '--requests', '3', '--out', 'run');
  expect(status).toBe(0);
  const requests = await readRequestsParquet(readFileSync(join(folder, 'run', 'requests.parquet')));
  expect([...requests.inputTokensCount]).toEqual([374, 396, 879]);
  expect([...requests.arrivedAtSeconds]).toEqual([0, 0.5, 1]); // gaps of one second, halved
});

test('--out leaves the tables of the run, and a second run may follow the first', async () => {
  for (let i = 0; i < 2; i += 1) expect(cli('simulate', preset, '--requests', '40', '--out', 'run').status).toBe(0);
  expect(readdirSync(join(folder, 'run')).sort()).toEqual(
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
  const read = (name: string): Uint8Array => readFileSync(join(folder, 'run', name));
  const summary = JSON.parse(readFileSync(join(folder, 'run', 'summary.json'), 'utf8')) as Summary;
  expect((await readRequestsParquet(read('requests.parquet'))).requestCount).toBe(40);
  const links = await readLinksParquet(read('links.parquet'));
  const bytesInSeries = links.carriedBytes.reduce((sum, bytes) => sum + bytes, 0);
  const bytesInSummary = summary.links.flatMap(({ bytesByClass }) => Object.values(bytesByClass)).reduce((sum, bytes) => sum + bytes, 0);
  expect(Math.abs(bytesInSeries - bytesInSummary)).toBeLessThanOrEqual(1e-6 * bytesInSummary);
  expect(readFileSync(join(folder, 'run', 'design.cluster.json'), 'utf8')).toBe(readFileSync(preset, 'utf8'));
});

test('a file that cannot be read is status 3, a bad design 1, a bad command line 2', () => {
  writeFileSync(join(folder, 'cut.json'), '{"format":');
  expect([cli('check', 'gone.json').status, cli('check', 'cut.json').status, cli('check').status]).toEqual([3, 1, 2]);
});

test('serve prints an address that serves the app to whoever has the token', async () => {
  const host = spawn(process.execPath, [builtCli, 'serve', '--data', join(folder, 'data')], { cwd: folder });
  const ended = new Promise((done) => host.on('exit', done));
  const line = await new Promise<string>((found) => host.stdout.once('data', (chunk: Buffer) => found(chunk.toString())));
  const address = /^Clusterwright is at (http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43})\n$/.exec(line)?.[1] ?? '';
  expect((await fetch(new URL('/', address))).status).toBe(401);
  const entered = await fetch(address, { redirect: 'manual' });
  expect(entered.status).toBe(303);
  const page = await fetch(new URL('/', address), { headers: { Cookie: String(entered.headers.get('set-cookie')).split(';')[0] } });
  expect(await page.text()).toContain('<div id="root">');
  host.kill('SIGTERM');
  await ended;
});
