import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type OracleFile, runOracle } from './oracle.ts';

const folder = join(import.meta.dirname, '../../../../shared/data/network-oracle');
const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];

test.skipIf(names.length === 0)('completion times agree with an independent simulator to 1e-9 on every oracle file', () => {
  expect(names.length).toBeGreaterThan(10);
  let worst = 0;
  for (const name of names) {
    const file = JSON.parse(readFileSync(join(folder, name), 'utf8')) as OracleFile & { expected: { completionSeconds: number[] } };
    const run = runOracle(file);
    for (const [index, expected] of file.expected.completionSeconds.entries()) {
      const error = Math.abs(run.completionSeconds[index] - expected) / (expected - file.flows[index].startSeconds);
      expect(error, `${name} flow ${index}`).toBeLessThan(1e-9);
      worst = Math.max(worst, error);
    }
  }
  expect(worst).toBeLessThan(1e-9);
});

/** A chain of links; `paths` and bytes in bytes and seconds, as in the hand checks of the folder's README. */
function chain(
  bandwidths: readonly number[],
  flows: readonly { bytes: number; start?: number; path: number[]; after?: number[] }[],
  latency = 0,
) {
  return runOracle({
    id: 'hand',
    links: bandwidths.map((bandwidthBytesPerSecond, id) => ({ id, bandwidthBytesPerSecond, latencySeconds: latency })),
    flows: flows.map(({ bytes, start = 0, path, after }, id) => ({ id, bytes, startSeconds: start, path, after })),
  }).completionSeconds;
}

test('one flow: start, latency, bytes over bandwidth', () => {
  // 0.001 + 2e-6 + 1e9 / 50e9.
  expect(chain([50e9], [{ bytes: 1e9, start: 0.001, path: [0] }], 2e-6)[0]).toBeCloseTo(0.021002, 14);
});

test('a parking lot: the long flow is held by the tightest link, and speeds up when that frees', () => {
  // Links 6, 10 and 8 GB/s, the long flow on all, one local flow on each. Link 0 is the tightest: 3 and 3. Locals: 3, 7, 5.
  // The local of 3 GB on link 0 ends at 1 s; the long flow has 1 of 4 GB left and goes on at 4 GB/s, its fair half of link 2.
  const done = chain(
    [6e9, 10e9, 8e9],
    [
      { bytes: 4e9, path: [0, 1, 2] },
      { bytes: 3e9, path: [0] },
      { bytes: 70e9, path: [1] },
      { bytes: 50e9, path: [2] },
    ],
  );
  expect(done[1]).toBeCloseTo(1, 12);
  expect(done[0]).toBeCloseTo(1.25, 12);
});

test('a flow waits for all that it comes after, and for its start', () => {
  // 0 ends at 1, 1 at 2 (both alone on their links); 2 is released at 2, 3 at its own start.
  const done = chain(
    [10, 10],
    [
      { bytes: 10, path: [0] },
      { bytes: 20, path: [1] },
      { bytes: 10, path: [0], after: [0, 1] },
      { bytes: 10, start: 9, path: [1], after: [0] },
    ],
  );
  expect(done).toEqual([1, 2, 3, 10]);
});

test('an eight-rank ring of dependent steps is 14 times latency and slice', () => {
  // n25: 14 (2 µs + 1 GB / 8 / 50 GB/s), on a star with 1 µs per link.
  const flows = [];
  for (let step = 0; step < 14; step += 1) {
    for (let rank = 0; rank < 8; rank += 1) {
      const id = step * 8;
      const after = step === 0 ? undefined : [id - 8 + rank, id - 8 + ((rank + 7) % 8)];
      flows.push({ bytes: 1e9 / 8, path: [rank, 8 + ((rank + 1) % 8)], after });
    }
  }
  expect(Math.max(...chain(new Array(16).fill(50e9), flows, 1e-6))).toBeCloseTo(14 * (2e-6 + 1e9 / 8 / 50e9), 13);
});

test('a broken file is refused by name', () => {
  expect(() => chain([10], [{ bytes: 1, path: [7] }])).toThrow('names a link "7"');
  expect(() => chain([10], [{ bytes: 1, path: [0], after: [5] }])).toThrow('names a flow "5"');
});
