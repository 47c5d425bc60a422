import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linkRates, replicaMeans } from './series-windows.ts';

// Two links over three buckets of 1 s: x carries 10, 20, 30 bytes; y carries 0, 6, 0.
const series = { bucketSeconds: 1, bucketCount: 3, linkIds: ['x', 'y'], carriedBytes: Float64Array.of(10, 0, 20, 6, 30, 0) };

test('a window on the buckets of the run gives their rates', () => {
  expect(linkRates(series, ['y', 'x'], { fromSeconds: 0, toSeconds: 3, bucketCount: 3 })).toEqual([
    [0, 6, 0],
    [10, 20, 30],
  ]);
});

test('one wide bucket is the mean', () => {
  expect(linkRates(series, ['x'], { fromSeconds: 0, toSeconds: 3, bucketCount: 1 })).toEqual([[20]]); // 60 bytes in 3 s
});

test('a window across two buckets takes its share of each', () => {
  // 0.5 to 1.5 s: half of 10 and half of 20 bytes, in 1 s.
  expect(linkRates(series, ['x'], { fromSeconds: 0.5, toSeconds: 1.5, bucketCount: 1 })).toEqual([[15]]);
});

test('outside the run nothing is carried, and an unknown link carries nothing', () => {
  expect(linkRates(series, ['x', 'z'], { fromSeconds: -2, toSeconds: 6, bucketCount: 4 })).toEqual([
    [0, 15, 15, 0], // -2..0: none; 0..2: 30 bytes; 2..4: 30 bytes in 2 s; 4..6: none
    [0, 0, 0, 0],
  ]);
});

test('whatever the buckets, a window over the whole run holds every byte', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 1, max: 300 }),
      (bytes, bucketCount) => {
        const run = { bucketSeconds: 0.25, bucketCount: bytes.length, linkIds: ['a'], carriedBytes: Float64Array.from(bytes) };
        const toSeconds = bytes.length * 0.25;
        const [rates] = linkRates(run, ['a'], { fromSeconds: 0, toSeconds, bucketCount });
        const total = rates.reduce((sum, rate) => sum + rate * (toSeconds / bucketCount), 0);
        const expected = bytes.reduce((sum, value) => sum + value, 0);
        expect(Math.abs(total - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, expected));
      },
    ),
  );
});

test('replica columns are time-weighted means', () => {
  const replicas = {
    bucketSeconds: 2,
    bucketCount: 2,
    replicaIds: ['r', 's'],
    replicaPool: Int32Array.of(0, 0),
    busyFraction: Float64Array.of(1, 0, 0.5, 0),
    batch: Float64Array.of(4, 0, 8, 2),
    kvOccupancyFraction: new Float64Array(4),
    queue: new Float64Array(4),
  };
  // 1 to 4 s: one second of bucket 0 and two of bucket 1: (4 + 16) / 3 and (0 + 4) / 3.
  const [r, s] = replicaMeans(replicas, 'batch', { fromSeconds: 1, toSeconds: 4, bucketCount: 1 });
  expect(r[0]).toBeCloseTo(20 / 3, 12);
  expect(s[0]).toBeCloseTo(4 / 3, 12);
});
