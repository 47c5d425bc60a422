import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bundlesOf } from './bundles.ts';
import type { Layout } from './layout/layout.ts';
import { layoutTopology } from './layout/layout-topology.ts';
import { hgxFabric, topologyBuilder } from './testing/fixtures.ts';

const kinds = ['site', 'hall', 'row', 'pod', 'rack', 'group'] as const;

/** A random tree of containers with switches and stores in it, random links, and a random set of closed containers. */
const drawings = fc
  .record({
    parents: fc.array(fc.nat(30), { minLength: 0, maxLength: 12 }),
    places: fc.array(fc.nat(30), { minLength: 2, maxLength: 14 }),
    ends: fc.array(fc.tuple(fc.nat(30), fc.nat(30), fc.integer({ min: 1, max: 9 }), fc.boolean()), { maxLength: 40 }),
    closed: fc.array(fc.nat(30), { maxLength: 6 }),
  })
  .map(({ parents, places, ends, closed }) => {
    const b = topologyBuilder();
    const containers: string[] = [];
    parents.forEach((parent, i) => {
      const inside = i === 0 ? null : parent % (i + 1) === i ? null : containers[parent % i];
      containers.push(b.container(`box[${i}]`, kinds[i % kinds.length], inside));
    });
    const at = (n: number): string | null =>
      containers.length === 0 || n % (containers.length + 1) === containers.length ? null : containers[n % containers.length];
    const nodes = places.map((place, i) => b.node(`node[${i}]`, i % 3 === 0 ? 'storage' : 'switch', at(place)));
    for (const [from, to, capacity, isOptical] of ends)
      if (from % nodes.length !== to % nodes.length)
        b.link(nodes[from % nodes.length], nodes[to % nodes.length], isOptical ? 'optical' : 'ethernet', capacity * 1e9);
    return { topology: b.build(), collapsed: closed.filter(() => containers.length > 0).map((n) => containers[n % containers.length]) };
  });

/** Is `box` the end of `node`, or around it? */
function isWithin(layout: Layout, box: number, node: number): boolean {
  for (let at = node; at >= 0; at = layout.parent[at]) if (at === box) return true;
  return false;
}

/** Capacity, both directions, of the cables that cross the boundary of a box. */
function modelCapacity(layout: Layout, box: number): number {
  return layout.topology.links.reduce(
    (sum, link) =>
      sum +
      (isWithin(layout, box, link.from) === isWithin(layout, box, link.to)
        ? 0
        : link.bandwidthBytesPerSecond + link.reverseBandwidthBytesPerSecond),
    0,
  );
}

test('for random trees and closed containers, what is drawn across any visible boundary is what the model has there', () => {
  fc.assert(
    fc.property(drawings, ({ topology, collapsed }) => {
      const layout = layoutTopology(topology, { positions: {}, collapsed });
      for (let box = 0; box < layout.boxCount; box += 1) {
        if (!layout.isShown[box]) continue;
        const drawn = layout.links.reduce((sum, link) => {
          if (isWithin(layout, box, link.fromBox) === isWithin(layout, box, link.toBox)) return sum;
          return (
            sum +
            link.members.reduce(
              (own, member) => own + topology.links[member].bandwidthBytesPerSecond + topology.links[member].reverseBandwidthBytesPerSecond,
              0,
            )
          );
        }, 0);
        expect(drawn).toBe(modelCapacity(layout, box));
      }
    }),
    { numRuns: 300 },
  );
});

test('ribbons of either grain carry what the model has between their ends, in each direction', () => {
  fc.assert(
    fc.property(drawings, ({ topology, collapsed }) => {
      const layout = layoutTopology(topology, { positions: {}, collapsed });
      for (const grain of ['rack', 'pod'] as const) {
        const { ends, bundles } = bundlesOf(layout, grain);
        const seen = new Set<number>();
        for (const bundle of bundles) {
          expect(bundle.members.length).toBeGreaterThan(0);
          for (const member of bundle.members) {
            expect(seen.has(member)).toBe(false);
            seen.add(member);
          }
        }
        ends.forEach(({ box }, end) => {
          if (box < 0) return;
          const across = bundles
            .filter(({ from, to }) => from === end || to === end)
            .reduce((sum, bundle) => sum + bundle.bandwidthBytesPerSecond + bundle.reverseBandwidthBytesPerSecond, 0);
          expect(across).toBe(modelCapacity(layout, box));
        });
      }
    }),
    { numRuns: 200 },
  );
});

test('to close and to open again is as if nothing had been', () => {
  const topology = hgxFabric({ racks: 2, serversPerRack: 2, leaves: 4, spines: 2, uplinks: 1 });
  const open = layoutTopology(topology, { positions: {}, collapsed: [] });
  layoutTopology(topology, { positions: {}, collapsed: ['rack[0]'] });
  expect([...layoutTopology(topology, { positions: {}, collapsed: [] }).boxes]).toEqual([...open.boxes]);
});
