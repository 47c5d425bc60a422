import { expect, test } from 'vitest';
import { directGrid } from './direct-grid.ts';
import { planCollective } from './index.ts';
import { allPairs, drawnDirect, drawnServer, gridPairs } from './testing/drawings.ts';

function shapes(count: number, pairs: readonly (readonly [number, number])[]): readonly string[] | null {
  const { context, group } = drawnDirect(count, pairs);
  return directGrid(context, group.ranks)?.map(({ shape, size }) => `${shape} ${size}`) ?? null;
}

test('rings, meshes, tori, HyperX and hypercubes are taken apart into their dimensions', () => {
  expect(shapes(8, allPairs(8))).toEqual(['clique 8']);
  expect(shapes(6, gridPairs([6]))).toEqual(['cycle 6']);
  expect(shapes(4, gridPairs([4]))).toEqual(['cycle 4']);
  expect(shapes(5, gridPairs([5], true))).toEqual(['path 5']);
  expect(shapes(35, gridPairs([7, 5]))?.toSorted()).toEqual(['cycle 5', 'cycle 7']);
  expect(shapes(60, gridPairs([5, 3, 4], true))?.toSorted()).toEqual(['path 3', 'path 4', 'path 5']);
  // A cycle of four is two pairs: a torus of 4 × 4 × 3 has five dimensions.
  expect(shapes(48, gridPairs([4, 4, 3]))?.toSorted()).toEqual(['clique 2', 'clique 2', 'clique 2', 'clique 2', 'clique 3']);
  expect(shapes(16, gridPairs([2, 2, 2, 2]))).toEqual(['clique 2', 'clique 2', 'clique 2', 'clique 2']);
});

test('other graphs are no grid: a star of direct links, a grid that lacks one link, a switch', () => {
  expect(
    shapes(5, [
      [0, 1],
      [0, 2],
      [0, 3],
      [0, 4],
    ]),
  ).toBeNull();
  expect(shapes(9, gridPairs([3, 3], true).slice(1))).toBeNull();
  const { context, group } = drawnServer();
  expect(directGrid(context, group.ranks)).toBeNull();
});

function allReduceOn(count: number, pairs: readonly (readonly [number, number])[]) {
  const { context, group } = drawnDirect(count, pairs);
  const plan = planCollective(context, 'all-reduce', [group], {
    trafficClass: 'tp',
    algorithm: 'multi-dimensional-ring',
    constants: 'ideal',
  });
  if (!plan.ok) throw new Error('unreachable');
  return plan.value;
}

test('a torus of 5 × 5 uses its four links per chip alike: 2 (n − 1)/n of the payload over them, in 2 × 2 × 4 steps', () => {
  const plan = allReduceOn(25, gridPairs([5, 5]));
  // Every link carries (2 × 24/25) / 4 of the payload: 0.48.
  expect(plan.linkBytesPerPayloadByte.length).toBe(100);
  for (const bytes of plan.linkBytesPerPayloadByte) expect(bytes).toBeCloseTo(0.48, 12);
  // 16 steps of 1 µs, and 0.48 × 1 GB / 50 GB/s = 9.6 ms.
  expect(plan.seconds(1e9, 1)).toBeCloseTo(9.616e-3, 9);
});

test('a ring of six goes both ways round: half of 2 (n − 1)/n each way, in 2 × 5 steps', () => {
  const plan = allReduceOn(6, gridPairs([6]));
  for (const bytes of plan.linkBytesPerPayloadByte) expect(bytes).toBeCloseTo(5 / 6, 12);
  expect(plan.seconds(1e9, 1)).toBeCloseTo(10e-6 + ((5 / 6) * 1e9) / 50e9, 9);
});

test('an open line has no way back but its own: twice the bytes of a ring on each link', () => {
  const plan = allReduceOn(4, gridPairs([4], true));
  for (const bytes of plan.linkBytesPerPayloadByte) expect(bytes).toBeCloseTo(1.5, 12);
});

test('dimensions of unequal length: 7 × 3', () => {
  const plan = allReduceOn(21, gridPairs([7, 3]));
  // Along 7 first with one half: 6/7 × 1/2 both ways round, then along 3 with a seventh of it: 2/3 × 1/14 over two links; the other half
  // along 3, then along 7 with a third of it. Link along 7: 2 × (3/7 + 1/7)/2 = 4/7; along 3: 2 × (1/21 + 1/3)/2 = 8/21.
  const found = new Set([...plan.linkBytesPerPayloadByte].map((bytes) => bytes.toFixed(9)));
  expect([...found].toSorted()).toEqual([(8 / 21).toFixed(9), (4 / 7).toFixed(9)]);
});
