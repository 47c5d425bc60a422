import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Link } from '../schema.ts';
import { twoRacks, withTopology } from '../testing/fixture-designs.ts';
import { fixtureLibrary } from '../testing/fixture-library.ts';
import { expandTopology } from './expand-topology.ts';

const end = fc.constantFrom(
  'gpu[*]',
  'gpu[i]',
  'gpu[0]',
  'nic[*]',
  'nic[i]',
  'nic[1]',
  'nic[1]:port',
  'leaf',
  'leaf:port[3]',
  'leaf:port[0..2]',
  'eth',
  'eth:port[i]',
  'sw[*]',
  'sw[i/2]',
  'sw[i%2]',
  'server[*]',
  'server[i]:rail[0]',
  'server[0]:rail',
  'server[1]:rail[*]',
  'server[1]/gpu[7]',
);
const link: fc.Arbitrary<Omit<Link, 'id'>> = fc.record({
  part: fc.constantFrom('infiniband-ndr', 'ethernet-400g', 'nvlink4', 'pcie5-x16'),
  from: end,
  to: end,
  pattern: fc.constantFrom('pairwise' as const, 'all-to-all' as const),
  count: fc.integer({ min: 1, max: 3 }),
});

test('whatever is drawn, a port carries one cable of a technology that it takes, ids are unique, and expansion repeats', () => {
  fc.assert(
    fc.property(fc.array(link, { maxLength: 6 }), (links) => {
      const design = withTopology({
        instances: [{ id: 'server', definition: 'hgx-h100', count: 2 }],
        components: [
          { id: 'gpu', part: 'nvidia-h100-sxm', count: 4 },
          { id: 'nic', part: 'connectx-7', count: 3 },
          { id: 'sw', part: 'nvswitch3', count: 2 },
          { id: 'leaf', part: 'quantum-2' },
          { id: 'eth', part: 'spectrum-4' },
        ],
        links: links.map((item, index) => ({ ...item, id: `l${index}` })),
      });
      const { topology, diagnostics } = expandTopology(design, fixtureLibrary);
      const used = new Set<string>();
      for (const cable of topology.links) {
        for (const [node, port] of [
          [topology.nodes[cable.from], cable.fromPort],
          [topology.nodes[cable.to], cable.toPort],
        ] as const) {
          if (port === '') continue;
          const key = `${node.path}:${port}`;
          if (used.has(key)) expect.fail(`${key} carries two cables`);
          used.add(key);
          const [, id, index] = /^(.+)\[(\d+)\]$/.exec(port) ?? [];
          const group = node.part.ports.find((candidate) => candidate.id === id);
          if (!group?.technologies.includes(cable.part.id)) expect.fail(`${key} does not take ${cable.part.id}`);
          if (Number(index) >= (group?.count ?? 0)) expect.fail(`${key} does not exist`);
        }
        if (cable.from === cable.to) expect.fail(`${cable.id} joins a device to itself`);
      }
      // A cable without a port is told.
      const hasPortless = topology.links.some(({ fromPort, toPort }) => fromPort === '' || toPort === '');
      if (hasPortless)
        expect(diagnostics.some(({ code }) => ['no-free-port', 'port-in-use', 'incompatible-ports'].includes(code))).toBe(true);
      // Directed ids, too: A→B of one cable and of another drawn the other way must differ.
      const directed = topology.links.flatMap(({ id }) => {
        const [, a, b, ordinal] = /^(.*)--(.*?)(#\d+)?$/.exec(id) ?? [];
        return [`${a}->${b}${ordinal ?? ''}`, `${b}->${a}${ordinal ?? ''}`];
      });
      expect(new Set(directed).size).toBe(directed.length);
      expect(expandTopology({ ...design, topology: { ...design.topology } }, fixtureLibrary)).toEqual({ topology, diagnostics });
    }),
    { numRuns: 25 },
  );
});

test('the answer is remembered until topology, definitions, parts or library change', () => {
  const design = twoRacks();
  const first = expandTopology(design, fixtureLibrary);
  const reseeded = { ...design, workload: { ...design.workload, seed: 9 } };
  expect(expandTopology(reseeded, fixtureLibrary)).toBe(first);
  expect(expandTopology({ ...design, parts: {} }, fixtureLibrary)).not.toBe(first);
});

test('a design that asks for millions of devices is refused, not attempted', () => {
  const huge = withTopology({
    groups: [{ id: 'row', kind: 'row', count: 30_000 }],
    components: [{ id: 'gpu', part: 'nvidia-h100-sxm', in: 'row[*]', count: 30_000 }],
  });
  expect(expandTopology(huge, fixtureLibrary)).toMatchObject({
    topology: { nodes: [], links: [] },
    diagnostics: [{ code: 'too-many-elements' }],
  });
  // Boxes in boxes in boxes, with nothing inside: a million million of them.
  const box = { label: 'box', kind: 'rack' as const, components: [], links: [], ports: {} };
  const many = { ...box, instances: [{ id: 'box', definition: 'empty', count: 100_000 }] };
  const more = { ...box, instances: [{ id: 'box', definition: 'many', count: 100_000 }] };
  const boxes = { ...withTopology({}), definitions: { empty: box, many, more } };
  expect(expandTopology(boxes, fixtureLibrary).diagnostics).toMatchObject([{ code: 'too-many-elements' }]);
});
