import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expandTopology } from './expansion/expand-topology.ts';
import { disabledBy, type ReachDirection, reachableNodes } from './reach.ts';
import type { Fault } from './schema.ts';
import { withTopology } from './testing/fixture-designs.ts';
import { fixtureLibrary } from './testing/fixture-library.ts';

/** Switches 0 … count-1 and cables between them, as drawn. */
function mesh(count: number, cables: readonly (readonly [number, number])[]) {
  const { topology } = expandTopology(
    withTopology({
      components: [{ id: 'sw', part: 'quantum-2', count }],
      links: cables.map(([from, to], i) => ({ id: `l${i}`, part: 'infiniband-ndr', from: `sw[${from}]`, to: `sw[${to}]` })),
    }),
    fixtureLibrary,
  );
  return topology;
}

test('downstream follows links as drawn, upstream against that, connected both ways', () => {
  const topology = mesh(6, [
    [0, 1],
    [1, 2],
    [3, 1],
    [4, 5],
  ]);
  const none = disabledBy(topology, []);
  expect(reachableNodes(topology, [1], 'downstream', none)).toEqual([1, 2]);
  expect(reachableNodes(topology, [1], 'upstream', none)).toEqual([0, 1, 3]);
  expect(reachableNodes(topology, [1], 'connected', none)).toEqual([0, 1, 2, 3]);
});

test('what is down for good is not passed: a cable, one direction, a device; what is slowed or mended is', () => {
  const topology = mesh(3, [
    [0, 1],
    [1, 2],
  ]);
  const reached = (target: string, fault: Partial<Fault> = {}, direction: ReachDirection = 'downstream') =>
    reachableNodes(topology, [0], direction, disabledBy(topology, [{ kind: 'down', target, fromSeconds: 0, ...fault } as Fault]));
  expect(reached('sw[1]--sw[2]')).toEqual([0, 1]);
  expect(reached('sw[2]->sw[1]')).toEqual([0, 1, 2]);
  expect(reached('sw[1]->sw[2]')).toEqual([0, 1]);
  expect(reached('sw[1]->sw[2]', {}, 'connected')).toEqual([0, 1, 2]);
  expect(reached('sw[1]')).toEqual([0]);
  expect(reached('sw[1]', { untilSeconds: 5 })).toEqual([0, 1, 2]);
  expect(reached('sw[1]', { fromSeconds: 5 })).toEqual([0, 1, 2]);
  expect(reached('sw[1]', { kind: 'slowed', rateFraction: 0.5 } as Partial<Fault>)).toEqual([0, 1, 2]);
});

test('the set is the transitive closure, as Warshall finds it', () => {
  const count = 7;
  const cable = fc.tuple(fc.nat(count - 1), fc.nat(count - 1)).filter(([a, b]) => a !== b);
  fc.assert(
    fc.property(
      fc.array(cable, { maxLength: 14 }),
      fc.nat(count - 1),
      fc.constantFrom<ReachDirection>('downstream', 'upstream', 'connected'),
      (cables, start, direction) => {
        const reaches = Array.from({ length: count }, (_, a) => Array.from({ length: count }, (_, b) => a === b));
        for (const [a, b] of cables) {
          if (direction !== 'upstream') reaches[a][b] = true;
          if (direction !== 'downstream') reaches[b][a] = true;
        }
        for (let via = 0; via < count; via += 1)
          for (let a = 0; a < count; a += 1) for (let b = 0; b < count; b += 1) reaches[a][b] ||= reaches[a][via] && reaches[via][b];
        const topology = mesh(count, cables);
        const expected = reaches[start].flatMap((isReached, node) => (isReached ? [node] : []));
        expect(reachableNodes(topology, [start], direction, disabledBy(topology, []))).toEqual(expected);
      },
    ),
  );
});
