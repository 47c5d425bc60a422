import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { designHash } from './design-hash.ts';
import { parseDesign } from './parse.ts';
import { serializeDesign } from './serialize.ts';
import { arbitraryDesign } from './testing/arbitrary-design.ts';
import { twoRacks } from './testing/fixture-designs.ts';

/** The same value with the keys of every object in another order. */
function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, shuffled(item)]),
  );
}

test('writing what was read gives the same bytes, whatever the order of keys was', () => {
  fc.assert(
    fc.property(arbitraryDesign, (design) => {
      const text = serializeDesign(design);
      const again = parseDesign(text).design;
      const mixed = parseDesign(JSON.stringify(shuffled(design))).design;
      expect(again && serializeDesign(again)).toBe(text);
      expect(mixed && serializeDesign(mixed)).toBe(text);
      expect(text.endsWith('}\n')).toBe(true);
    }),
    { numRuns: 40 },
  );
});

test('moving one element changes one line', () => {
  const before = { ...twoRacks(), view: { positions: { 'leaf[0]': { x: 1, y: 2 }, 'leaf[1]': { x: 3, y: 4 } }, collapsed: [] } };
  const after = { ...before, view: { ...before.view, positions: { ...before.view.positions, 'leaf[1]': { x: 30, y: 40 } } } };
  const [old, fresh] = [before, after].map((design) => serializeDesign(design).split('\n'));
  expect(old.length).toBe(fresh.length);
  expect(old.filter((line, index) => line !== fresh[index])).toEqual(['      "leaf[1]": { "x": 3, "y": 4 }']);
});

test('adding a component adds one line and changes at most the comma before it', () => {
  const before = twoRacks();
  const after = { ...before, topology: { ...before.topology, components: [...before.topology.components, { id: 'store', part: 'nvme' }] } };
  const old = new Set(serializeDesign(before).split('\n'));
  expect(
    serializeDesign(after)
      .split('\n')
      .filter((line) => !old.has(line)),
  ).toEqual(['      { "id": "leaf", "part": "quantum-2", "in": "hall", "count": 8 },', '      { "id": "store", "part": "nvme" }']);
});

test('the hash is SHA-256 of the canonical JSON without name, notes and view, with the catalogue version', () => {
  const { name: _name, view: _view, ...rest } = twoRacks();
  const sorted = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(sorted)
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(
            Object.entries(value)
              .sort(([a], [b]) => (a < b ? -1 : 1))
              .map(([key, item]) => [key, sorted(item)]),
          )
        : value;
  const canonical = `{"design":${JSON.stringify(sorted(rest))},"catalogVersion":"c1"}`;
  expect(designHash(twoRacks(), 'c1')).toBe(createHash('sha256').update(canonical).digest('hex'));
});

test('the hash follows what a result depends on, and nothing else', () => {
  const design = twoRacks();
  const hash = designHash(design, 'c1');
  expect(designHash({ ...design, name: 'x', notes: 'y', view: { positions: { leaf: { x: 1, y: 1 } }, collapsed: ['hall'] } }, 'c1')).toBe(
    hash,
  );
  expect(designHash(shuffled(design) as typeof design, 'c1')).toBe(hash);
  expect(designHash(design, 'c2')).not.toBe(hash);
  expect(designHash({ ...design, workload: { ...design.workload, seed: 8 } }, 'c1')).not.toBe(hash);
});
