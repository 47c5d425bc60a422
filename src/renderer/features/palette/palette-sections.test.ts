import { expect, test } from 'vitest';
import { catalog } from '../../../catalog/index.ts';
import { patternFamily, resolveParts } from '../../../design/index.ts';
import { paletteSections, searchPalette } from './palette-sections.ts';

const sections = paletteSections(catalog);

test('every part, system and pattern has one row', () => {
  const rows = sections.flatMap((section) => section.rows.map((row) => `${row.kind} ${row.id}`));
  expect(new Set(rows).size).toBe(rows.length);
  expect(rows.length).toBe(catalog.parts().length + catalog.systems().length + patternFamily.members.length);
});

test('a rack counts the accelerators of its trays', () => {
  const rack = sections[0].rows.find((row) => row.id.includes('nvl72'));
  expect(rack?.figure).toBe('72 GPUs'); // 18 trays of 4
});

test('parts that the design changes have a section of their own, first and badged, and are found as what-ifs', () => {
  const { part } = resolveParts(
    { parts: { mine: { basedOn: 'nvidia-h100-sxm', label: 'Mine', memoryBandwidthBytesPerSecond: 8e12, whatIf: true } } },
    catalog,
  );
  const own = paletteSections({ ...catalog, parts: () => [part('mine')!, ...catalog.parts()] });
  expect(own[0]).toMatchObject({ id: 'own', rows: [{ id: 'mine', label: 'Mine', figure: '8 TB/s', isWhatIf: true }] });
  expect(searchPalette(own, 'what-if', catalog).flatMap(({ rows }) => rows.map(({ id }) => id))).toEqual(['mine']);
});

test('a search needs every word, in any order, and leaves out empty sections', () => {
  const found = searchPalette(sections, '  ndr   infiniband ', catalog);
  expect(found.map((section) => section.id)).toContain('links');
  expect(found.every((section) => section.rows.length > 0)).toBe(true);
  expect(searchPalette(sections, 'no such thing', catalog)).toEqual([]);
});

test('a part is found by vendor, family, year and the names that people use', () => {
  const ids = (query: string) => searchPalette(sections, query, catalog).flatMap((section) => section.rows.map((row) => row.id));
  expect(ids('hopper accelerator')).toContain('nvidia-h100-sxm');
  expect(ids('google accelerator 2025')).toEqual(['google-tpu-v7']);
  expect(ids('qm9700')).toEqual(['quantum-2']);
  expect(ids('ssd qlc')).toEqual(['nvme-qlc-6600']);
});

test('a bound on a figure finds what the catalogue says meets it', () => {
  const found = searchPalette(sections, 'nvidia >= 100 GB < 1000 W', catalog);
  const ids = found.flatMap(({ rows }) => rows.map(({ id }) => id));
  expect(ids).toContain('nvidia-h200-sxm'); // 141 GB, 700 W
  expect(ids).not.toContain('nvidia-h100-sxm'); // 80 GB
  expect(found.map(({ id }) => id)).not.toContain('patterns');
});
