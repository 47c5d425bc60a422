import { expect, test } from 'vitest';
import { expandTopology } from '../expansion/expand-topology.ts';
import type { Design } from '../schema.ts';
import { twoRacks, withTopology } from '../testing/fixture-designs.ts';
import { fixtureLibrary } from '../testing/fixture-library.ts';
import { validateDesign } from '../validate.ts';
import type { Edit, EditResult } from './edit.ts';
import { connect, duplicate, placePart, poolMembers, removeElements, setCount, updatePool } from './index.ts';

function run<K extends string, Args>(design: Design, edit: Edit<K, Args>, args: Args): Design {
  const result = edit.apply(design, fixtureLibrary, args);
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}
const code = (result: EditResult): string | null => (result.ok ? null : result.error.code);
const nodes = (design: Design) => expandTopology(design, fixtureLibrary).topology.nodes.map(({ path }) => path);
const cables = (design: Design) =>
  expandTopology(design, fixtureLibrary)
    .topology.links.filter(({ sourceDefinition }) => sourceDefinition === null)
    .map(({ id }) => id);
const problems = (design: Design) => validateDesign(design, fixtureLibrary).map((diagnostic) => diagnostic.code);

test('removing a device takes its cables, its place in selectors and its position along', () => {
  let design = twoRacks();
  design = run(design, placePart, { part: 'nvidia-h100-sxm', id: 'spare', x: 5, y: 5 });
  design = run(design, updatePool, { id: 'decode', changes: { accelerators: 'rack[1]/server[*]/gpu[*], spare' } });
  design = run(design, placePart, { part: 'xeon-host', x: 9, y: 9 });
  design = run(design, connect, { from: 'spare', to: 'host' });
  const removed = run(design, removeElements, { paths: ['spare'] });
  expect(removed.topology.links).toEqual([]);
  expect(removed.deployment.pools[1].accelerators).toBe('rack[1]/server[*]/gpu[*]');
  expect(removed.view.positions).toEqual({ host: { x: 9, y: 9 } });
});

test('removing what a pool and a pattern stand on removes them too', () => {
  const removed = run(twoRacks(), removeElements, { paths: ['rack[0]', 'rack[1]'] });
  expect(removed.topology).toMatchObject({ groups: [{ id: 'hall' }], instances: [], patterns: [], components: [{ id: 'leaf' }] });
  expect(removed.deployment.pools).toEqual([]);
});

test('removing one copy moves the copies behind it up, with everything that names them', () => {
  const design = withTopology({
    components: [
      { id: 'leaf', part: 'quantum-2', count: 4 },
      { id: 'hub', part: 'quantum-2' },
    ],
    links: [
      { id: 'a', part: 'infiniband-ndr', from: 'leaf[1]', to: 'hub' },
      { id: 'b', part: 'infiniband-ndr', from: 'leaf[3]', to: 'hub' },
      { id: 'c', part: 'infiniband-ndr', from: 'leaf[0..2]', to: 'hub' },
    ],
  });
  const removed = run(
    { ...design, view: { positions: { 'leaf[1]': { x: 1, y: 1 }, 'leaf[3]': { x: 3, y: 3 } }, collapsed: [] } },
    removeElements,
    { paths: ['leaf[1]'] },
  );
  expect(removed.topology.components[0].count).toBe(3);
  expect(removed.topology.links.map(({ from }) => from)).toEqual(['leaf[2]', 'leaf[0..1]']);
  expect(removed.view.positions).toEqual({ 'leaf[2]': { x: 3, y: 3 } });
});

test('what is described once for many cannot be removed in one of them', () => {
  const result = removeElements.apply(twoRacks(), fixtureLibrary, { paths: ['rack[0]/server[1]'] });
  expect(result).toMatchObject({ ok: false, error: { code: 'one-of-many', remedy: 'Select rack[1]/server[1] too.' } });
  expect(run(twoRacks(), removeElements, { paths: ['rack[0]/server[1]', 'rack[1]/server[1]'] }).topology.instances[0].count).toBe(1);
  expect(code(removeElements.apply(twoRacks(), fixtureLibrary, { paths: ['rack[0]/server[1]/gpu[0]'] }))).toBe('inside-definition');
  expect(code(removeElements.apply(twoRacks(), fixtureLibrary, { paths: ['rails/spine[0]'] }))).toBe('inside-pattern');
});

test('removing one rack of two keeps the other with its pool', () => {
  const removed = run(twoRacks(), removeElements, { paths: ['rack[0]'] });
  expect(removed.topology.groups[1].count).toBe(1);
  // The decode pool stood in rack 1, which is rack 0 now; the prefill pool went with its rack.
  expect(removed.deployment.pools).toMatchObject([{ id: 'decode', accelerators: 'rack[0]/server[*]/gpu[*]' }]);
});

test('removing one of many cables leaves the others, written one by one', () => {
  const design = withTopology({
    components: [
      { id: 'leaf', part: 'quantum-2', count: 3 },
      { id: 'hub', part: 'quantum-2' },
    ],
    links: [{ id: 'l', part: 'infiniband-ndr', from: 'leaf[*]', to: 'hub' }],
  });
  const removed = run(design, removeElements, { linkIds: ['leaf[1]--hub'] });
  expect(cables(removed)).toEqual(['leaf[0]--hub', 'leaf[2]--hub']);
  expect(removed.topology.links.map(({ to }) => to)).toEqual(['hub:port[0]', 'hub:port[2]']);
  expect(run(design, removeElements, { linkIds: cables(design) }).topology.links).toEqual([]);
  expect(code(removeElements.apply(twoRacks(), fixtureLibrary, { linkIds: ['rack[0]/server[0]/gpu[0]--rack[0]/server[0]/nic[0]'] }))).toBe(
    'inside-definition',
  );
  expect(code(removeElements.apply(twoRacks(), fixtureLibrary, { linkIds: ['leaf[0]--rails/spine[0]'] }))).toBe('inside-pattern');
});

test('a group that gets a count takes its inside along: links stay within each copy, outer ends take them all', () => {
  const design = withTopology({
    groups: [{ id: 'rack', kind: 'rack' }],
    instances: [{ id: 'server', definition: 'hgx-h100', in: 'rack' }],
    components: [
      { id: 'leaf', part: 'quantum-2', in: 'rack' },
      { id: 'hub', part: 'quantum-2' },
    ],
    links: [
      { id: 'inner', part: 'infiniband-ndr', from: 'server:rail[0]', to: 'leaf' },
      { id: 'outer', part: 'infiniband-ndr', from: 'leaf', to: 'hub:port[5]' },
    ],
  });
  const before = {
    ...design,
    deployment: { ...design.deployment, pools: [{ ...design.deployment.pools[0], role: 'mixed' as const, accelerators: 'server/gpu[*]' }] },
    view: { positions: { rack: { x: 1, y: 1 }, leaf: { x: 2, y: 2 } }, collapsed: ['rack'] },
  };
  const many = run(before, setCount, { id: 'rack', count: 2 });
  expect(cables(many)).toEqual([
    'rack[0]/server/nic[0]--rack[0]/leaf',
    'rack[1]/server/nic[0]--rack[1]/leaf',
    'rack[0]/leaf--hub',
    'rack[1]/leaf--hub',
  ]);
  expect(poolMembers(many, fixtureLibrary).get('prefill')?.length).toBe(16);
  expect(many.view).toEqual({
    positions: { 'rack[0]': { x: 1, y: 1 }, 'rack[0]/leaf': { x: 2, y: 2 }, 'rack[1]': { x: 1, y: 1 }, 'rack[1]/leaf': { x: 2, y: 2 } },
    collapsed: ['rack[0]', 'rack[1]'],
  });
  expect(problems(many)).toEqual([]);
  const single = run(many, setCount, { id: 'rack', count: null });
  expect(nodes(single)).toEqual(nodes(before));
  expect(cables(single)).toEqual(cables(before));
  expect(single.view).toEqual(before.view);
});

test('a lower count keeps the overrides of what is gone in the file', () => {
  const design = withTopology({
    instances: [{ id: 'server', definition: 'hgx-h100', count: 3, overrides: { 'server[2]/gpu[0]': { part: 'nvidia-h200-sxm' } } }],
  });
  const fewer = run(design, setCount, { id: 'server', count: 2 });
  expect(problems({ ...fewer, deployment: { ...fewer.deployment, pools: [] } })).toEqual(['dead-override', 'no-pools']);
  const again = run(fewer, setCount, { id: 'server', count: 3 });
  expect(again).toEqual(design);
  expect(code(setCount.apply(design, fixtureLibrary, { id: 'server', count: 0 }))).toBe('out-of-range');
});

test('duplicating keeps the links among the duplicates and takes none outside', () => {
  const design = withTopology({
    instances: [{ id: 'server', definition: 'hgx-h100', count: 2 }],
    components: [
      { id: 'leaf', part: 'quantum-2' },
      { id: 'hub', part: 'quantum-2' },
    ],
    links: [
      { id: 'rail', part: 'infiniband-ndr', from: 'server[*]:rail[0]', to: 'leaf' },
      { id: 'up', part: 'infiniband-ndr', from: 'leaf', to: 'hub' },
    ],
  });
  const whole = run(design, duplicate, { paths: ['server[0]', 'server[1]', 'leaf'] });
  expect(cables(whole).slice(3)).toEqual(['server-2[0]/nic[0]--leaf-2', 'server-2[1]/nic[0]--leaf-2']);
  const one = run(design, duplicate, { paths: ['server[1]', 'leaf'] });
  expect(one.topology.instances[1]).toEqual({ id: 'server-2', definition: 'hgx-h100' });
  expect(cables(one).slice(3)).toEqual(['server-2/nic[0]--leaf-2']);
});
