import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expandTopology } from '../expansion/expand-topology.ts';
import { twoRacks } from '../testing/fixture-designs.ts';
import { fixtureLibrary } from '../testing/fixture-library.ts';
import type { Pattern } from './index.ts';

function fabric(servers: number, leaves: number, change: Partial<Extract<Pattern, { kind: 'rail-optimised' }>> = {}) {
  const design = twoRacks();
  const [pattern] = design.topology.patterns;
  return expandTopology(
    {
      ...design,
      topology: {
        groups: [],
        instances: [{ id: 'server', definition: 'hgx-h100', count: servers }],
        components: [{ id: 'leaf', part: 'quantum-2', count: leaves }],
        patterns: [{ ...(pattern as Extract<Pattern, { kind: 'rail-optimised' }>), in: undefined, hosts: 'server[*]', ...change }],
        links: [],
      },
    },
    fixtureLibrary,
  );
}

test('an oversubscription of 3 leaves a third of the uplinks', () => {
  // 12 servers × 8 rails over 8 leaves: 12 down; 12 / 3 = 4 up, one to each of 4 spines: 8 × 4 uplinks.
  const { topology, diagnostics } = fabric(12, 8, { oversubscriptionRatio: 3 });
  expect(diagnostics).toEqual([]);
  expect(topology.links.filter((link) => topology.nodes[link.to].path.startsWith('rails/spine')).length).toBe(32);
});

test('parallel uplinks to the same spine are numbered', () => {
  // 8 down on each leaf, 2 spines: 4 cables each.
  const { topology } = fabric(8, 8, { spinesCount: 2 });
  expect(topology.links.map(({ id }) => id).filter((id) => id.startsWith('leaf[3]--rails/spine[1]'))).toEqual([
    'leaf[3]--rails/spine[1]',
    'leaf[3]--rails/spine[1]#2',
    'leaf[3]--rails/spine[1]#3',
    'leaf[3]--rails/spine[1]#4',
  ]);
});

test('with fewer leaves than rails, rail i goes to leaf i mod leaves', () => {
  const { topology } = fabric(1, 4);
  const rails = topology.links.filter((link) => topology.nodes[link.to].path.startsWith('leaf')).map(({ id }) => id);
  expect(rails.filter((id) => id.endsWith('--leaf[1]'))).toEqual(['server[0]/nic[1]--leaf[1]', 'server[0]/nic[5]--leaf[1]']);
});

test('with twice as many leaves as rails, hosts form two rail groups', () => {
  const { topology } = fabric(4, 16);
  const ends = (host: number) =>
    topology.links
      .filter((link) => topology.nodes[link.from].path.startsWith(`server[${host}]/nic`) && topology.nodes[link.to].path.startsWith('leaf'))
      .map((link) => topology.nodes[link.to].path);
  expect(ends(1)).toEqual([0, 1, 2, 3, 4, 5, 6, 7].map((rail) => `leaf[${rail}]`));
  expect(ends(2)).toEqual([0, 1, 2, 3, 4, 5, 6, 7].map((rail) => `leaf[${8 + rail}]`));
});

test('what does not come out even is told beside the field that mends it', () => {
  expect(fabric(3, 8, { spinesCount: 2 }).diagnostics).toMatchObject([
    { code: 'uneven-uplinks', path: ['topology', 'patterns', 0, 'spinesCount'] },
  ]);
  expect(fabric(2, 8).diagnostics).toMatchObject([{ code: 'fewer-uplinks-than-spines' }]);
  expect(fabric(4, 12).diagnostics).toMatchObject([{ code: 'leaf-without-hosts', path: ['topology', 'patterns', 0, 'leaves'] }]);
  expect(fabric(4, 8, { hosts: 'nothing[*]' }).diagnostics).toMatchObject([
    { code: 'pattern-matches-nothing', path: ['topology', 'patterns', 0, 'hosts'] },
  ]);
  expect(fabric(4, 8, { port: 'storage' }).diagnostics).toMatchObject([
    { code: 'no-such-port', path: ['topology', 'patterns', 0, 'port'] },
  ]);
  expect(fabric(80, 8, { spinesCount: 0 }).diagnostics).toMatchObject([
    { code: 'no-free-port', path: ['topology', 'patterns', 0, 'leaves'] },
  ]);
});

test('overrides of surviving spines are kept when their number changes', () => {
  const overrides = { 'rails/spine[1]': { part: 'spectrum-4' }, 'rails/spine[3]': { part: 'spectrum-4' } };
  const parts = (count: number) =>
    fabric(8, 8, { spinesCount: count, overrides })
      .topology.nodes.filter(({ path }) => path.startsWith('rails'))
      .map(({ part }) => part.id);
  expect(parts(4)).toEqual(['quantum-2', 'spectrum-4', 'quantum-2', 'spectrum-4']);
  expect(parts(2)).toEqual(['quantum-2', 'spectrum-4']);
  expect(fabric(8, 8, { spinesCount: 2, overrides }).diagnostics.map(({ code }) => code)).toContain('dead-override');
});

test('every rail of every host is cabled once, and leaves keep their promise of oversubscription', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 12 }),
      fc.constantFrom(1, 2, 4, 8, 16),
      fc.integer({ min: 1, max: 4 }),
      fc.constantFrom(1, 1.5, 2, 4),
      (servers, leaves, spinesCount, oversubscriptionRatio) => {
        const { topology } = fabric(servers, leaves, { spinesCount, oversubscriptionRatio });
        const rails = topology.links.filter(
          (link) => topology.nodes[link.from].kind === 'nic' && topology.nodes[link.to].kind === 'switch',
        );
        expect(rails.length).toBe(servers * 8);
        const down = new Map<number, number>();
        const up = new Map<number, number>();
        for (const link of rails) down.set(link.to, (down.get(link.to) ?? 0) + link.bandwidthBytesPerSecond);
        for (const link of topology.links)
          if (topology.nodes[link.to].path.startsWith('rails/')) up.set(link.from, (up.get(link.from) ?? 0) + link.bandwidthBytesPerSecond);
        for (const [leaf, bandwidth] of down) expect(bandwidth / (up.get(leaf) ?? 0)).toBeLessThanOrEqual(oversubscriptionRatio + 1e-9);
      },
    ),
    { numRuns: 40 },
  );
});
