import { expect, test } from 'vitest';
import { emptyDesign } from '../empty-design.ts';
import { copyLabel, gridLabel } from '../expansion/copy-label.ts';
import { expandTopology } from '../expansion/expand-topology.ts';
import type { Design } from '../schema.ts';
import { fixtureLibrary } from '../testing/fixture-library.ts';
import { array } from './array.ts';

function drawing(topology: Partial<Design['topology']>, positions: Design['view']['positions'] = {}): Design {
  const empty = emptyDesign(fixtureLibrary.version);
  return { ...empty, topology: { ...empty.topology, ...topology }, view: { ...empty.view, positions } };
}

function repeated(design: Design, args: Parameters<typeof array.apply>[2]): Design {
  const result = array.apply(design, fixtureLibrary, args);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

test('labels carry arithmetic and leading zeros', () => {
  expect(copyLabel('gpu{i/8}-{i%8}', '', 19)).toBe('gpu2-3');
  expect(copyLabel('r{i+1:02}', '', 8)).toBe('r09');
  expect(copyLabel('plain', '', 4)).toBe('plain 4');
  expect(copyLabel('{what}', '', 4)).toBe('{what} 4');
  expect(copyLabel(gridLabel('gpu{r}-{c+1:02} ({n})', 8), '', 19)).toBe('gpu2-04 (19)');
});

test('4 × 8 of one device is 32 devices, named by row and column, in a grid', () => {
  const design = drawing({ components: [{ id: 'gpu', part: 'nvidia-h100-sxm' }] }, { gpu: { x: 100, y: 50 } });
  const after = repeated(design, { paths: ['gpu'], rowCount: 4, columnCount: 8, label: 'gpu{r}-{c}', pitch: { x: 60, y: 80 } });
  const { topology, diagnostics } = expandTopology(after, fixtureLibrary);
  expect(diagnostics).toEqual([]);
  expect(topology.nodes.length).toBe(32);
  expect(topology.nodes[19].label).toBe('gpu2-3');
  expect(after.view.positions['gpu[19]']).toEqual({ x: 100 + 3 * 60, y: 50 + 2 * 80 });
});

test('an array of two joined devices repeats their link inside each copy', () => {
  const design = drawing({
    components: [
      { id: 'gpu', part: 'nvidia-h100-sxm' },
      { id: 'nic', part: 'connectx-7' },
    ],
    links: [{ id: 'pcie', part: 'pcie5-x16', from: 'gpu', to: 'nic' }],
  });
  const after = repeated(design, { paths: ['gpu', 'nic'], rowCount: 4, columnCount: 8, label: 'unit {r}.{c}' });
  const { topology, diagnostics } = expandTopology(after, fixtureLibrary);
  expect(diagnostics).toEqual([]);
  expect(topology.nodes.length).toBe(64);
  expect(topology.links.length).toBe(32);
  expect(topology.links.every((link) => topology.nodes[link.from].container === topology.nodes[link.to].container)).toBe(true);
  expect(topology.containers[9].label).toBe('unit 1.1');
});

test('what has copies already, or is one of several, is refused with a remedy', () => {
  const design = drawing({ components: [{ id: 'gpu', part: 'nvidia-h100-sxm', count: 2 }] });
  const result = array.apply(design, fixtureLibrary, { paths: ['gpu[0]'], rowCount: 2, columnCount: 2 });
  expect(result).toMatchObject({ ok: false, error: { code: 'one-of-many' } });
  expect(array.apply(design, fixtureLibrary, { paths: ['gpu[0]', 'gpu[1]'], rowCount: 2, columnCount: 2 })).toMatchObject({
    ok: false,
    error: { code: 'has-copies' },
  });
});
