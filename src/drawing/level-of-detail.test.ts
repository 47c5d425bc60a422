import { expect, test } from 'vitest';
import { layoutTopology } from './layout/layout-topology.ts';
import { levelOf, mountedBoxes, mountedNodeLimit, shownLinks } from './level-of-detail.ts';
import { hgxFabric, nvl72Fabric } from './testing/fixtures.ts';

const plain = { positions: {}, collapsed: [] };

test('an accelerator of 38 px is L3 from 25 px on screen, L4 from 120 px', () => {
  // 25 / 38 = 0.658; 120 / 38 = 3.158; 8 / 38 = 0.211; 2 / 38 = 0.0526.
  expect([0.05, 0.06, 0.2, 0.22, 0.65, 0.66, 3.1, 3.2].map((zoom) => levelOf(zoom))).toEqual([0, 1, 1, 2, 2, 3, 3, 4]);
});

test('near a bound the level stays what it was', () => {
  expect(levelOf(0.6, 3)).toBe(3); // 22.8 px: within 15 % of 25
  expect(levelOf(0.7, 2)).toBe(2); // 26.6 px
  expect(levelOf(0.5, 3)).toBe(2); // 19 px
});

test('never more than 400 nodes are mounted, at any zoom and place, and selected ones always are', () => {
  const layout = layoutTopology(nvl72Fabric(16, 8, 4), plain);
  const lastDie = layout.shapes.lastIndexOf('die');
  for (const level of [0, 1, 2, 3, 4] as const) {
    for (const view of [
      layout.bounds,
      { x: 0, y: 0, width: 900, height: 500 },
      { x: layout.bounds.width / 2, y: 400, width: 9000, height: 5000 },
    ]) {
      const mounted = mountedBoxes(layout, level, view, new Set([lastDie]));
      expect(mounted.length).toBeLessThanOrEqual(mountedNodeLimit);
      expect(mounted).toContain(lastDie);
    }
  }
});

test('a small design is mounted whole, so that panning mounts nothing', () => {
  const layout = layoutTopology(hgxFabric({ racks: 2, serversPerRack: 2, leaves: 4, spines: 2, uplinks: 1 }), plain);
  const here = mountedBoxes(layout, 3, { x: 0, y: 0, width: 10, height: 10 }, new Set());
  expect(mountedBoxes(layout, 3, { x: 5000, y: 0, width: 10, height: 10 }, new Set())).toEqual(here);
});

test('host wiring is drawn only close up', () => {
  const layout = layoutTopology(hgxFabric({ racks: 1, serversPerRack: 1, leaves: 1, spines: 0, uplinks: 0 }), plain);
  // Each of 8 accelerators has one link to a CPU chip.
  expect(shownLinks(layout, 4, null).length - shownLinks(layout, 3, null).length).toBe(8);
  expect(shownLinks(layout, 1, null)).toEqual([]);
});
