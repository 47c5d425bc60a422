import { expect, test } from 'vitest';
import { boxOfPath, layoutTopology } from '../../drawing/index.ts';
import { hgxFabric } from '../../drawing/testing/fixtures.ts';
import { flowNodes } from './flow-nodes.ts';
import { connectableBox, groupAt, movableBox, neighbourInDirection, relativePlace } from './movable.ts';

const topology = hgxFabric({ racks: 2, serversPerRack: 2, leaves: 2, spines: 1, uplinks: 1 });
const layout = layoutTopology(topology, { positions: {}, collapsed: [] });
const box = (path: string): number => boxOfPath(layout, path);
const all = Array.from({ length: layout.boxCount }, (_, i) => i);

test('a node that did not change is the same object, so that React renders only what did', () => {
  const first = flowNodes(layout, all, new Set(), new Map());
  const second = flowNodes(layout, all, new Set(['leaf[1]']), first);
  const changed = [...second.keys()].filter((path) => second.get(path) !== first.get(path));
  expect(changed).toEqual(['leaf[1]']);
});

test('a device that is called otherwise is another node: its name is what assistive technology says', () => {
  const called = { ...topology, nodes: topology.nodes.map((node) => (node.path === 'leaf[1]' ? { ...node, label: 'spare' } : node)) };
  const first = flowNodes(layout, all, new Set(), new Map());
  const second = flowNodes(layoutTopology(called, { positions: {}, collapsed: [] }), all, new Set(), first);
  expect([...second.keys()].filter((path) => second.get(path) !== first.get(path))).toEqual(['leaf[1]']);
  expect(second.get('leaf[1]')?.ariaLabel).toMatch(/^spare/);
});

test('moving one switch by hand changes one node', () => {
  const places = Object.fromEntries(
    ['leaf[0]', 'leaf[1]', 'spine[0]', 'rack[0]', 'rack[1]'].map((path) => [path, relativePlace(layout, box(path))]),
  );
  const before = layoutTopology(topology, { positions: places, collapsed: [] });
  const after = layoutTopology(topology, {
    positions: { ...places, 'leaf[1]': { x: places['leaf[1]'].x + 16, y: places['leaf[1]'].y } },
    collapsed: [],
  });
  const first = flowNodes(before, all, new Set(), new Map());
  const second = flowNodes(after, all, new Set(), first);
  expect([...second.keys()].filter((path) => second.get(path) !== first.get(path))).toEqual(['leaf[1]']);
});

test('pinning everything where it is moves nothing', () => {
  const places = Object.fromEntries(
    ['leaf[0]', 'leaf[1]', 'spine[0]', 'rack[0]', 'rack[1]'].map((path) => [path, relativePlace(layout, box(path))]),
  );
  const pinned = layoutTopology(topology, { positions: places, collapsed: [] });
  for (const path of Object.keys(places)) expect([path, relativePlace(pinned, box(path))]).toEqual([path, places[path]]);
});

test('what lies in a server moves with the server; a group moves itself', () => {
  expect(movableBox(layout, box('rack[0]/server[1]/gpu[3]'))).toBe(box('rack[0]/server[1]'));
  expect(movableBox(layout, box('rack[0]'))).toBe(box('rack[0]'));
  expect(movableBox(layout, box('leaf[0]'))).toBe(box('leaf[0]'));
});

test('a link ends at a NIC, at the server around any other device, or at a switch, never at a rack', () => {
  expect(connectableBox(layout, box('rack[0]/server[1]/nic[3]'))).toBe(box('rack[0]/server[1]/nic[3]'));
  expect(connectableBox(layout, box('rack[0]/server[1]/gpu[3]'))).toBe(box('rack[0]/server[1]'));
  expect(connectableBox(layout, box('leaf[0]'))).toBe(box('leaf[0]'));
  expect(connectableBox(layout, box('rack[0]'))).toBe(-1);
});

test('something dropped on a server goes into the rack around it', () => {
  expect(groupAt(layout, box('rack[0]/server[1]/gpu[3]'), new Set())).toBe(box('rack[0]'));
  expect(groupAt(layout, box('hall'), new Set())).toBe(box('hall'));
  expect(groupAt(layout, -1, new Set())).toBe(-1);
});

test('the neighbour to the right of the first leaf is the second', () => {
  const candidates = ['leaf[0]', 'leaf[1]', 'spine[0]', 'rack[0]/server[0]'].map(box);
  expect(neighbourInDirection(layout, candidates, box('leaf[0]'), 'right')).toBe(box('leaf[1]'));
  expect(neighbourInDirection(layout, candidates, box('leaf[0]'), 'left')).not.toBe(box('leaf[1]'));
  expect(neighbourInDirection(layout, candidates, box('leaf[0]'), 'up')).toBe(box('spine[0]'));
});
