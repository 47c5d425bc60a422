import { expect, test } from 'vitest';
import { emptyDesign } from '../empty-design.ts';
import { expandTopology } from '../expansion/expand-topology.ts';
import type { Design } from '../schema.ts';
import { twoRacks, withTopology } from '../testing/fixture-designs.ts';
import { fixtureLibrary, hgxDefinition } from '../testing/fixture-library.ts';
import { validateDesign } from '../validate.ts';
import type { Edit, EditResult } from './edit.ts';
import {
  addGroup,
  addPattern,
  connect,
  editFamily,
  groupElements,
  makePool,
  moveElements,
  overridePart,
  placePart,
  placeSystem,
  putInside,
  removePool,
  rename,
  setDefinition,
  setElementField,
  setLinkField,
  setModel,
  setPart,
  setTargets,
  setWorkload,
  toggleCollapsed,
  ungroup,
  updatePattern,
} from './index.ts';

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

test('from an empty canvas: two servers, a switch, cables, a prefill and a decode pool make a design without problems', () => {
  let design = emptyDesign('fixture-1');
  design = run(design, placeSystem, { system: 'hgx-h100', x: 0, y: 0 });
  design = run(design, placeSystem, { system: 'hgx-h100', x: 400, y: 0 });
  design = run(design, placePart, { part: 'quantum-2', x: 200, y: 300 });
  expect(design.topology.instances.map(({ id }) => id)).toEqual(['server', 'server-2']);
  expect(Object.keys(design.definitions)).toEqual(['hgx-h100']);
  expect(design.view.positions).toEqual({ server: { x: 0, y: 0 }, 'server-2': { x: 400, y: 0 }, switch: { x: 200, y: 300 } });
  design = run(design, connect, { from: 'server', to: 'switch' });
  design = run(design, connect, { from: 'server-2:rail[0]', to: 'switch' });
  expect(cables(design)).toEqual(['server/nic[0]--switch', 'server-2/nic[0]--switch']);
  design = run(design, makePool, { paths: ['server'], role: 'prefill' });
  design = run(design, makePool, { paths: ['server-2'] });
  expect(design.deployment.pools).toMatchObject([
    {
      id: 'prefill',
      role: 'prefill',
      accelerators: 'server/gpu[*]',
      replicaSize: 8,
      parallelism: { tp: 8, pp: 1, dp: 1, ep: 1, cp: 1 },
      precision: { weights: 'fp8' },
      scheduler: { kind: 'chunked-prefill' },
    },
    { id: 'decode', role: 'decode', accelerators: 'server-2/gpu[*]' },
  ]);
  design = run(design, setModel, { model: 'llama-3.1-70b' });
  expect(problems(design)).toEqual([]);
});

test('a system whose definition was edited keeps the edited one and brings its own', () => {
  let design = run(emptyDesign('fixture-1'), placeSystem, { system: 'rack-of-72', x: 0, y: 0 });
  expect(Object.keys(design.definitions).sort()).toEqual(['rack-of-72', 'tray-of-four']);
  design = run(design, setDefinition, { id: 'tray-of-four', definition: { ...design.definitions['tray-of-four'], label: 'Mine' } });
  design = run(design, placeSystem, { system: 'rack-of-72', x: 900, y: 0 });
  expect(Object.keys(design.definitions).sort()).toEqual(['rack-of-72', 'rack-of-72-2', 'tray-of-four', 'tray-of-four-2']);
  expect(design.definitions['rack-of-72-2'].instances?.[0].definition).toBe('tray-of-four-2');
  expect(problems(design)).toEqual(['no-pools']);
});

test('a bundle of eight cables takes the eight rails of a server in order', () => {
  const design = withTopology({ instances: [{ id: 'server', definition: 'hgx-h100' }], components: [{ id: 'leaf', part: 'quantum-2' }] });
  const connected = run(design, connect, { from: 'server', to: 'leaf', count: 8 });
  expect(cables(connected)).toEqual([0, 1, 2, 3, 4, 5, 6, 7].map((rail) => `server/nic[${rail}]--leaf`));
  expect(code(connect.apply(design, fixtureLibrary, { from: 'server', to: 'leaf', count: 9 }))).toBe('no-free-port');
});

test('a connection that does not fit is refused with the reason of the rule engine', () => {
  const design = withTopology({
    components: [
      { id: 'leaf', part: 'quantum-2' },
      { id: 'eth', part: 'spectrum-4' },
      { id: 'nic', part: 'connectx-7' },
    ],
  });
  expect(code(connect.apply(design, fixtureLibrary, { from: 'leaf', to: 'eth' }))).toBe('incompatible-ports');
  expect(code(connect.apply(design, fixtureLibrary, { from: 'nic', to: 'leaf', count: 2 }))).toBe('no-free-port');
  expect(run(design, connect, { from: 'nic', to: 'leaf', part: 'infiniband-ndr' }).topology.links).toEqual([
    { id: 'infiniband-ndr', part: 'infiniband-ndr', from: 'nic', to: 'leaf' },
  ]);
});

test('renaming reaches every path and selector, but not a component of the same id inside a server', () => {
  const design = withTopology({
    instances: [{ id: 'server', definition: 'hgx-h100', overrides: { 'server/gpu[1]': { part: 'nvidia-h200-sxm' } } }],
    components: [
      { id: 'gpu', part: 'nvidia-h100-sxm' },
      { id: 'host', part: 'xeon-host' },
    ],
    links: [{ id: 'l', part: 'pcie5-x16', from: 'gpu', to: 'host' }],
  });
  const renamed = run(run(design, rename, { id: 'gpu', newId: 'card' }), rename, { id: 'server', newId: 'box' });
  expect(renamed.topology.links[0].from).toBe('card');
  expect(renamed.topology.instances[0]).toMatchObject({ id: 'box', overrides: { 'box/gpu[1]': { part: 'nvidia-h200-sxm' } } });
  expect(nodes(renamed)).toContain('box/gpu[7]');
  expect(code(rename.apply(design, fixtureLibrary, { id: 'gpu', newId: 'host' }))).toBe('duplicate-id');
  expect(code(rename.apply(design, fixtureLibrary, { id: 'gpu', newId: 'My GPU' }))).toBe('bad-id');
});

test('grouping changes no path, keeps things where they are seen, and ungrouping takes it back', () => {
  const design = {
    ...withTopology({
      components: [
        { id: 'a', part: 'quantum-2' },
        { id: 'b', part: 'quantum-2' },
      ],
      links: [{ id: 'l', part: 'infiniband-ndr', from: 'a', to: 'b' }],
    }),
    view: { positions: { a: { x: 100, y: 200 }, b: { x: 300, y: 250 } }, collapsed: [] },
  };
  const grouped = run(design, groupElements, { paths: ['a', 'b'], groupKind: 'pod' });
  expect(grouped.topology.groups).toEqual([{ id: 'pod', kind: 'pod' }]);
  expect(nodes(grouped)).toEqual(['a', 'b']);
  const { pod, a } = grouped.view.positions;
  expect([pod.x + a.x, pod.y + a.y]).toEqual([100, 200]);
  expect(run(grouped, ungroup, { id: 'pod' })).toEqual(design);
});

test('things put into one copy of a group get its path, and come out again', () => {
  const design = run(twoRacks(), placePart, { part: 'quantum-2', id: 'tor', x: 0, y: 0 });
  const linked = run(design, connect, { from: 'tor', to: 'leaf[0]' });
  const inside = run(linked, putInside, { paths: ['tor'], container: 'rack[1]' });
  expect(nodes(inside)).toContain('rack[1]/tor');
  expect(cables(inside)).toContain('rack[1]/tor--leaf[0]');
  expect(nodes(run(inside, putInside, { paths: ['rack[1]/tor'], container: null }))).toEqual(nodes(linked));
  expect(code(putInside.apply(twoRacks(), fixtureLibrary, { paths: ['hall'], container: 'rack[0]' }))).toBe('cyclic-group');
  expect(code(putInside.apply(twoRacks(), fixtureLibrary, { paths: ['leaf[0]'], container: 'rack[0]' }))).toBe('one-of-many');
});

test('new things may be put straight into a group', () => {
  const design = run(run(emptyDesign('fixture-1'), addGroup, { groupKind: 'rack', count: 2, x: 0, y: 0 }), placeSystem, {
    system: 'hgx-h100',
    x: 10,
    y: 20,
    container: 'rack[1]',
  });
  expect(nodes(design)[0]).toBe('rack[1]/server/gpu[0]');
  expect(design.view.positions['rack[1]/server']).toEqual({ x: 10, y: 20 });
  expect(code(placePart.apply(design, fixtureLibrary, { part: 'quantum-2', x: 0, y: 0, container: 'rack[1]/server' }))).toBe(
    'container-is-no-group',
  );
});

test('a pool made of accelerators of another takes them over', () => {
  const design = run(twoRacks(), makePool, { paths: ['rack[0]/server[1]'], role: 'decode' });
  expect(design.deployment.pools.map(({ id, accelerators }) => [id, accelerators])).toEqual([
    ['prefill', 'rack[0]/server[0]/gpu[*]'],
    ['decode', 'rack[1]/server[*]/gpu[*]'],
    ['decode-2', 'rack[0]/server[1]/gpu[*]'],
  ]);
  const everything = run(twoRacks(), makePool, { paths: ['hall'] });
  expect(everything.deployment.pools).toMatchObject([{ id: 'mixed', role: 'mixed', accelerators: 'rack[*]/server[*]/gpu[*]' }]);
  expect(code(makePool.apply(twoRacks(), fixtureLibrary, { paths: ['leaf[0]'] }))).toBe('pool-without-accelerators');
  const old = withTopology({ components: [{ id: 'old', part: 'old-gpu', count: 4 }] });
  expect(
    run({ ...old, deployment: { ...old.deployment, pools: [] } }, makePool, { paths: ['old[0]', 'old[1]', 'old[3]'] }).deployment.pools[0],
  ).toMatchObject({ accelerators: 'old[0..1], old[3]', replicaSize: 3, precision: { weights: 'bf16' } });
  expect(run(twoRacks(), removePool, { ids: ['prefill'] }).deployment.pools.length).toBe(1);
});

test('one device of many gets another part as an override, and takes it back', () => {
  const changed = run(twoRacks(), overridePart, { path: 'rack[1]/server[0]/gpu[3]', part: 'nvidia-h200-sxm' });
  expect(changed.topology.instances[0].overrides).toEqual({ 'rack[1]/server[0]/gpu[3]': { part: 'nvidia-h200-sxm' } });
  expect(run(changed, overridePart, { path: 'rack[1]/server[0]/gpu[3]', part: null })).toEqual(twoRacks());
  expect(run(twoRacks(), overridePart, { path: 'rails/spine[1]', part: 'spectrum-4' }).topology.patterns[0].overrides).toEqual({
    'rails/spine[1]': { part: 'spectrum-4' },
  });
  expect(code(overridePart.apply(twoRacks(), fixtureLibrary, { path: 'leaf[0]', part: 'spectrum-4' }))).toBe('one-of-many');
});

test('fields are set by the schema, and its refusals become reasons', () => {
  const design = twoRacks();
  expect(run(design, setElementField, { id: 'leaf', field: 'label', value: 'Leaf' }).topology.components[0].label).toBe('Leaf');
  expect(
    run(run(design, setElementField, { id: 'leaf', field: 'label', value: 'Leaf' }), setElementField, {
      id: 'leaf',
      field: 'label',
      value: null,
    }),
  ).toEqual(design);
  expect(code(setElementField.apply(design, fixtureLibrary, { id: 'rack', field: 'kind', value: 'castle' }))).toBe('wrong-value');
  expect(code(setElementField.apply(design, fixtureLibrary, { id: 'leaf', field: 'part', value: 'nvlink4' }))).toBe('part-is-a-link');
  const linked = withTopology({
    components: [
      { id: 'a', part: 'quantum-2' },
      { id: 'b', part: 'quantum-2' },
    ],
    links: [{ id: 'l', part: 'infiniband-ndr', from: 'a', to: 'b' }],
  });
  expect(
    run(linked, setLinkField, { id: 'l', field: 'bandwidthBytesPerSecond', value: 25e9 }).topology.links[0].bandwidthBytesPerSecond,
  ).toBe(25e9);
  expect(code(setLinkField.apply(linked, fixtureLibrary, { id: 'l', field: 'bandwidthBytesPerSecond', value: -1 }))).toBe('wrong-value');
  expect(code(setTargets.apply(design, fixtureLibrary, { changes: { ttftSeconds: -1 } }))).toBe('wrong-value');
  expect(run(design, setWorkload, { changes: { traceFile: 'trace.csv' } }).workload.traceFile).toBe('trace.csv');
  expect(run(design, setWorkload, { changes: { traceFile: undefined } })).toEqual(design);
  expect(run(design, setPart, { id: 'mine', part: { basedOn: 'quantum-2', priceUsd: 1 } }).parts).toEqual({
    mine: { basedOn: 'quantum-2', priceUsd: 1 },
  });
  expect(code(setPart.apply(design, fixtureLibrary, { id: 'mine', part: { basedOn: 'quantum-2', priceUsd: 'much' } }))).toBe(
    'wrong-part-figure',
  );
});

test('patterns are added with their defaults and changed by their parameters', () => {
  const design = { ...twoRacks(), topology: { ...twoRacks().topology, patterns: [] } };
  const pattern = {
    kind: 'rail-optimised',
    hosts: 'rack[*]/server[*]',
    leaves: 'leaf[*]',
    spinesCount: 4,
    spinePart: 'quantum-2',
    link: 'infiniband-ndr',
    uplink: 'infiniband-ndr',
    oversubscriptionRatio: 1,
  };
  const added = run(design, addPattern, { pattern });
  expect(added.topology.patterns[0]).toMatchObject({ id: 'rail-optimised', port: 'rail', overrides: {} });
  expect(
    nodes(run(added, updatePattern, { id: 'rail-optimised', parameters: { spinesCount: 2 } })).filter((path) => path.includes('spine')),
  ).toEqual(['rail-optimised/spine[0]', 'rail-optimised/spine[1]']);
  expect(code(addPattern.apply(design, fixtureLibrary, { pattern: { ...pattern, spinesCount: -1 } }))).toBe('wrong-value');
});

test('moving and collapsing', () => {
  const design = run(twoRacks(), moveElements, { moves: [{ path: 'hall', x: -0, y: 7 }] });
  expect(Object.is(design.view.positions.hall.x, 0)).toBe(true);
  expect(run(design, moveElements, { moves: [{ path: 'hall', x: 0, y: 7 }] })).toBe(design);
  expect(moveElements.describe({ moves: [] })).toBe('Move 0 elements');
  const collapsed = run(design, toggleCollapsed, { paths: ['hall', 'rack[0]'] });
  expect(collapsed.view.collapsed).toEqual(['hall', 'rack[0]']);
  expect(run(collapsed, toggleCollapsed, { paths: ['hall', 'rack[0]'] })).toEqual(design);
  expect([toggleCollapsed.isStep, moveElements.isStep]).toEqual([false, true]);
});

test('a definition changes in all its instances at once, and goes only when nothing places it', () => {
  const design = run(twoRacks(), setDefinition, {
    id: 'hgx-h100',
    definition: {
      ...hgxDefinition,
      components: hgxDefinition.components.map((component) => (component.id === 'dram' ? { ...component, count: 4 } : component)),
    },
  });
  expect(nodes(design).filter((path) => path.includes('dram')).length).toBe(16);
  expect(code(setDefinition.apply(design, fixtureLibrary, { id: 'hgx-h100', definition: null }))).toBe('definition-in-use');
});

test('every edit is listed with a label for the menu', () => {
  expect(editFamily.members.length).toBeGreaterThan(30);
  for (const edit of editFamily.members) expect(edit.label.length).toBeGreaterThan(3);
});
