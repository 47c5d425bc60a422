import { expect, test } from 'vitest';
import { rectContains, rectsOverlap, segmentCrossesRect } from '../geometry.ts';
import { hgxFabric, nvl72Fabric } from '../testing/fixtures.ts';
import { boxOfPath, boxRect, type Layout } from './layout.ts';
import { layoutTopology } from './layout-topology.ts';

const plain = { positions: {}, collapsed: [] };
const small = hgxFabric({ racks: 2, serversPerRack: 2, leaves: 4, spines: 2, uplinks: 4, hasStore: true });

function leavesAndServers(layout: Layout): number[] {
  return Array.from({ length: layout.boxCount }, (_, box) => box).filter((box) => layout.isShown[box]);
}

test('children lie inside their containers; only NIC tabs stand out of the top edge', () => {
  const layout = layoutTopology(small, plain);
  for (const box of leavesAndServers(layout)) {
    const parent = layout.parent[box];
    if (parent < 0) continue;
    const slack = layout.shapes[box] === 'tab' ? 7 : 0;
    expect(rectContains(boxRect(layout, parent), boxRect(layout, box), slack), layout.topology.nodes[box]?.path).toBe(true);
  }
});

test('siblings never overlap', () => {
  for (const topology of [small, nvl72Fabric(2, 8, 4), hgxFabric({ racks: 3, serversPerRack: 5, leaves: 8, spines: 4, uplinks: 2 })]) {
    const layout = layoutTopology(topology, plain);
    const byParent = new Map<number, number[]>();
    for (const box of leavesAndServers(layout)) byParent.set(layout.parent[box], [...(byParent.get(layout.parent[box]) ?? []), box]);
    for (const siblings of byParent.values()) {
      siblings.forEach((a, i) => {
        for (const b of siblings.slice(i + 1)) expect(rectsOverlap(boxRect(layout, a), boxRect(layout, b)), `${a} ${b}`).toBe(false);
      });
    }
  }
});

test('every box lies on whole px, so that a browser that measures it finds the very same box and renders nothing again', () => {
  const free = { positions: { 'leaf[0]': { x: 300.4, y: -40.7 } }, collapsed: [] };
  for (const topology of [small, nvl72Fabric(3, 8, 5), hgxFabric({ racks: 3, serversPerRack: 5, leaves: 7, spines: 3, uplinks: 2 })])
    for (const view of [plain, free]) {
      const { boxes, origins } = layoutTopology(topology, view);
      expect([...boxes, ...origins].filter((value) => !Number.isInteger(value))).toEqual([]);
    }
});

test('every link has an orthogonal route that starts and ends at its devices', () => {
  const layout = layoutTopology(small, plain);
  expect(layout.links.length).toBeGreaterThan(0);
  for (const [index, { id, fromBox, toBox }] of layout.links.entries()) {
    const { points } = layout.routes()[index];
    expect(points.length, id).toBeGreaterThanOrEqual(4);
    for (let i = 2; i < points.length; i += 2) {
      const isStraight = Math.abs(points[i] - points[i - 2]) < 0.02 || Math.abs(points[i + 1] - points[i - 1]) < 0.02;
      expect(isStraight, `${id}: ${points.map((p) => p.toFixed(1)).join(' ')}`).toBe(true);
    }
    const a = boxRect(layout, fromBox);
    expect(
      rectContains(
        { x: a.x - 1, y: a.y - 1, width: a.width + 2, height: a.height + 2 },
        { x: points[0], y: points[1], width: 0, height: 0 },
      ),
      id,
    ).toBe(true);
    expect(Math.abs(points[points.length - 1] - (boxRect(layout, toBox).y + boxRect(layout, toBox).height / 2)), id).toBeLessThan(60);
  }
});

test('no cable is lost: every link of the topology belongs to exactly one drawn line', () => {
  const layout = layoutTopology(small, plain);
  const members = layout.links.flatMap((link) => link.members);
  expect(members.length).toBe(small.links.length);
  expect(new Set(members).size).toBe(small.links.length);
});

test('no line runs through a device that it does not end at, nor through a name strip', () => {
  const names: string[] = [];
  for (const topology of [small, nvl72Fabric(1, 4, 2), hgxFabric({ racks: 2, serversPerRack: 4, leaves: 8, spines: 2, uplinks: 2 })]) {
    const layout = layoutTopology(topology, plain);
    const solid = leavesAndServers(layout).filter((box) => box < layout.nodeCount && layout.shapes[box] !== 'hexagon');
    const strips = leavesAndServers(layout)
      .filter((box) => layout.strips[box] === 'foot')
      .map((box) => {
        const rect = boxRect(layout, box);
        return { x: rect.x + 6, y: rect.y + rect.height - 16, width: Math.min(44, rect.width / 2), height: 12 };
      });
    for (const [index, link] of layout.links.entries()) {
      const { points } = layout.routes()[index];
      for (let i = 2; i < points.length; i += 2) {
        for (const box of solid) {
          if (box === link.fromBox || box === link.toBox) continue;
          const r = boxRect(layout, box);
          if (link.isFine) continue;
          if (
            segmentCrossesRect(points[i - 2], points[i - 1], points[i], points[i + 1], {
              x: r.x + 0.5,
              y: r.y + 0.5,
              width: r.width - 1,
              height: r.height - 1,
            })
          )
            names.push(`${link.id} through ${topology.nodes[box].path}`);
        }
        for (const strip of strips)
          if (segmentCrossesRect(points[i - 2], points[i - 1], points[i], points[i + 1], strip)) names.push(`${link.id} through a name`);
      }
    }
  }
  expect(names.slice(0, 10)).toEqual([]);
});

test('what the user placed stays there, relative to its container', () => {
  const layout = layoutTopology(small, { positions: { 'leaf[0]': { x: 300, y: -40 }, 'rack[1]': { x: 20, y: 900 } }, collapsed: [] });
  const hall = boxOfPath(layout, 'hall');
  const [ox, oy] = [layout.origins[hall * 2], layout.origins[hall * 2 + 1]];
  const leaf = boxRect(layout, boxOfPath(layout, 'leaf[0]'));
  const rack = boxRect(layout, boxOfPath(layout, 'rack[1]'));
  expect([leaf.x - ox, leaf.y - oy]).toEqual([300, -40]);
  expect([rack.x - ox, rack.y - oy]).toEqual([20, 900]);
  expect(rectContains(boxRect(layout, hall), leaf)).toBe(true);
});

test('the same topology gives the same drawing', () => {
  expect([...layoutTopology(small, plain).boxes]).toEqual([...layoutTopology(small, plain).boxes]);
  expect(layoutTopology(small, plain).routes()).toEqual(layoutTopology(small, plain).routes());
});

test('a closed rack keeps its links, joined per peer and technology, and their capacity', () => {
  const layout = layoutTopology(small, { positions: {}, collapsed: ['rack[0]'] });
  const rack = boxOfPath(layout, 'rack[0]');
  const out = layout.links.filter((link) => link.fromBox === rack || link.toBox === rack);
  // 2 servers × 8 NICs on 4 leaves: one ribbon per leaf, 4 cables of 50 GB/s each.
  expect(out.length).toBe(4);
  expect(out.map((link) => link.bandwidthBytesPerSecond)).toEqual([200e9, 200e9, 200e9, 200e9]);
});

test('prefill stands left of decode', () => {
  const gpus = (rack: number) =>
    small.nodes.flatMap((node, i) => (node.kind === 'accelerator' && node.path.startsWith(`rack[${rack}]`) ? [i] : []));
  const layout = layoutTopology(small, plain, {
    pools: [
      { id: 'd', role: 'decode', accelerators: gpus(0), detail: '' },
      { id: 'p', role: 'prefill', accelerators: gpus(1), detail: '' },
    ],
  });
  expect(boxRect(layout, boxOfPath(layout, 'rack[1]')).x).toBeLessThan(boxRect(layout, boxOfPath(layout, 'rack[0]')).x);
  expect(layout.hulls.length).toBe(2);
  for (const hull of layout.hulls)
    for (const other of layout.hulls) if (hull !== other) expect(rectsOverlap(hull.rect, other.rect)).toBe(false);
});
