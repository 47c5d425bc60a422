import { expect, test } from 'vitest';
import { expandTopology } from '../expansion/expand-topology.ts';
import { patternSchema } from '../patterns/index.ts';
import type { Design } from '../schema.ts';
import { pool, withTopology } from '../testing/fixture-designs.ts';
import { fixtureLibrary } from '../testing/fixture-library.ts';
import { detachPattern } from './detach-pattern.ts';

function withPattern(parameters: Readonly<Record<string, unknown>>, more: Partial<Design['topology']> = {}): Design {
  const pattern = patternSchema.parse({ id: 'net', host: 'hgx-h100', link: 'infiniband-ndr', overrides: {}, ...parameters });
  const design = withTopology({ patterns: [pattern], ...more });
  return { ...design, deployment: { ...design.deployment, pools: [] } };
}

function detached(design: Design): Design {
  const result = detachPattern.apply(design, fixtureLibrary, { id: 'net' });
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

/** What is drawn, without names: parts with their cables by port, in an order that does not depend on paths. */
function shape(design: Design): { readonly nodes: readonly string[]; readonly links: readonly string[] } {
  const { topology, diagnostics } = expandTopology(design, fixtureLibrary);
  expect(diagnostics).toEqual([]);
  const tail = (path: string): string => (path.match(/\[\d+\]/g) ?? []).join('');
  return {
    nodes: topology.nodes.map((node) => `${node.part.id} ${node.kind} ${node.label.replace(/^.*\[/, '[')}`).sort(),
    links: topology.links
      .map((link) =>
        [
          `${tail(topology.nodes[link.from].path)}:${link.fromPort}`,
          `${tail(topology.nodes[link.to].path)}:${link.toPort}`,
          link.part.id,
        ].join(' '),
      )
      .sort(),
  };
}

test.each([
  { kind: 'fat-tree', arityCount: 4, switchPart: 'quantum-2' },
  { kind: 'leaf-spine', hostsCount: 10, switchPart: 'quantum-2', uplink: 'infiniband-ndr' },
  { kind: 'rail-optimised', hostsCount: 8, hostsPerPodCount: 4, spinePart: 'quantum-2', uplink: 'infiniband-ndr' },
  { kind: 'full-mesh', hostsCount: 4 },
])('a detached $kind draws the same devices and cables, port by port', (parameters) => {
  const before = withPattern(parameters);
  const after = detached(before);
  expect(after.topology.patterns).toEqual([]);
  expect(shape(after)).toEqual(shape(before));
});

test('pools, positions, links and overrides follow the new names', () => {
  const base = withPattern(
    { kind: 'fat-tree', arityCount: 4, switchPart: 'quantum-2', overrides: { 'net/pod[1]/host[0]/gpu[3]': { part: 'nvidia-h200-sxm' } } },
    { components: [{ id: 'store', part: 'quantum-2' }], links: [{ id: 'x', part: 'infiniband-ndr', from: 'store', to: 'net/core[1]' }] },
  );
  const before = {
    ...base,
    deployment: { ...base.deployment, pools: [pool('all', 'mixed', 'net/pod[*]/host[*]/gpu[*]')] },
    view: { ...base.view, positions: { 'net/core[1]': { x: 5, y: 6 }, net: { x: 1, y: 2 } }, collapsed: ['net/pod[2]'] },
  };
  const after = detached(before);
  const { topology, diagnostics } = expandTopology(after, fixtureLibrary);
  expect(diagnostics).toEqual([]);
  expect(after.deployment.pools[0].accelerators).toBe('net-pod[*]/net-host[*]/gpu[*]');
  expect(after.view).toMatchObject({ positions: { 'net-core[1]': { x: 5, y: 6 }, net: { x: 1, y: 2 } }, collapsed: ['net-pod[2]'] });
  expect(after.topology.links.at(-1)).toMatchObject({ id: 'x', to: 'net-core[1]' });
  expect(topology.nodes[topology.nodeIndex.get('net-pod[1]/net-host[0]/gpu[3]') ?? -1].part.id).toBe('nvidia-h200-sxm');
});

test('an overridden switch becomes an element of its own, and a pod that is not full too', () => {
  const before = withPattern({
    kind: 'rail-optimised',
    hostsCount: 7,
    hostsPerPodCount: 4,
    spinePart: 'quantum-2',
    uplink: 'infiniband-ndr',
    overrides: { 'net/spine[0]': { label: 'mine' } },
  });
  const after = detached(before);
  const { topology, diagnostics } = expandTopology(after, fixtureLibrary);
  expect(diagnostics).toEqual([]);
  expect(topology.nodes.length).toBe(expandTopology(before, fixtureLibrary).topology.nodes.length);
  expect(topology.nodes.filter(({ label }) => label === 'mine').length).toBe(1);
});
