import { expect, test } from 'vitest';
import { hitBox, hitHull, hitLink, indexLinks } from './hit-test.ts';
import { boxOfPath, boxRect } from './layout/layout.ts';
import { layoutTopology } from './layout/layout-topology.ts';
import { along } from './picture/draw-links.ts';
import { hgxFabric } from './testing/fixtures.ts';

const topology = hgxFabric({ racks: 2, serversPerRack: 2, leaves: 4, spines: 2, uplinks: 1 });
const accelerators = topology.nodes.flatMap((node, i) => (node.kind === 'accelerator' ? [i] : []));
const layout = layoutTopology(
  topology,
  { positions: {}, collapsed: [] },
  { pools: [{ id: 'p', role: 'mixed', accelerators, detail: '' }] },
);
const index = indexLinks(
  layout,
  layout.links.map((_, i) => i),
);

test('a place on a line finds a line, and the half that it lies on', () => {
  layout.routes().forEach(({ points, meetAt }, link) => {
    for (const [distance, direction] of [
      [meetAt * 0.5, 0],
      [meetAt * 1.5, 1],
    ] as const) {
      const { x, y } = along(points, distance);
      const hit = hitLink(layout, index, x, y, 3);
      expect(hit).not.toBeNull();
      // Where lines cross, another may be as near.
      if (hit?.link === link) expect(hit.direction).toBe(direction);
    }
  });
});

test('the middle of a device is that device, and nothing is nothing', () => {
  const leaf = boxOfPath(layout, 'leaf[2]');
  const { x, y, width, height } = boxRect(layout, leaf);
  expect(hitBox(layout, x + width / 2, y + height / 2)).toBe(leaf);
  expect(hitBox(layout, -500, -500)).toBe(-1);
  expect(hitLink(layout, index, -500, -500, 5)).toBeNull();
});

test('the name strip of an outline is the pool', () => {
  const { rect } = layout.hulls[0];
  expect(hitHull(layout, rect.x + 20, rect.y + rect.height - 8)).toBe(0);
  expect(hitHull(layout, rect.x + 20, rect.y + 20)).toBe(-1);
});
