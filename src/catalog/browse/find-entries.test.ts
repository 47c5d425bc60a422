import fc from 'fast-check';
import { expect, test } from 'vitest';
import { resolveParts } from '../../design/index.ts';
import { catalog } from '../catalog.ts';
import { catalogEntries, findEntries, parsePartQuery } from './index.ts';

const entries = catalogEntries(catalog);
const found = (text: string, family?: string) =>
  findEntries(entries, parsePartQuery(text)).filter(({ entry }) => family === undefined || entry.family === family);
const ids = (text: string, family?: string) => found(text, family).map(({ entry }) => entry.id);
const bound = (text: string) => {
  const [first] = parsePartQuery(text).bounds;
  return [first.comparison, first.value, first.dimensions[0]];
};

test('the catalogue is listed whole', () => {
  expect(entries).toHaveLength(catalog.parts().length + catalog.systems().length);
  expect(findEntries(entries, parsePartQuery('  '))).toHaveLength(entries.length);
});

test('bounds are read in SI, in the ways that people and data sheets write them', () => {
  expect(bound('≥ 8 TB/s')).toEqual(['≥', 8e12, 'rate']);
  expect(bound('>=8tb/s')).toEqual(['≥', 8e12, 'rate']);
  expect(bound('>= 400 Gb/s')).toEqual(['≥', 50e9, 'rate']); // bits: an eighth
  expect(bound('>= 400 Gbps')).toEqual(['≥', 50e9, 'rate']);
  expect(bound('>= 100 GB')).toEqual(['≥', 100e9, 'bytes']);
  expect(bound('= 80 GiB')).toEqual(['=', 80 * 2 ** 30, 'bytes']);
  expect(bound('< 1000 W')).toEqual(['<', 1000, 'watts']);
  expect(bound('< 1,000 W')).toEqual(['<', 1000, 'watts']);
  expect(bound('<= 1.4 kW')).toEqual(['≤', 1400, 'watts']);
  expect(bound('< $30k')).toEqual(['<', 30_000, 'usd']);
  expect(bound('< 30 k$')).toEqual(['<', 30_000, 'usd']);
  expect(bound('< 1 µs')).toEqual(['<', 1e-6, 'seconds']);
  expect(bound('< 300 ns')[1]).toBeCloseTo(3e-7, 12);
  expect(bound('> 2 PFLOP/s')).toEqual(['>', 2e15, 'flops']);
  expect(bound('> 2 pflops')).toEqual(['>', 2e15, 'flops']);
  expect(bound('<= 1.5 m')).toEqual(['≤', 1.5, 'metres']);
  expect(bound('< 5 pJ/bit')).toEqual(['<', 5, 'energy']);
  expect(bound('>= 64 ports')).toEqual(['≥', 64, 'count']);
});

test('what cannot be read is said, and the rest still counts', () => {
  expect(parsePartQuery('nvidia ≥ 8 XY/q').problem).toBe('“XY/q” is no unit of a figure here');
  expect(parsePartQuery('nvidia ≥').problem).toBe('“nvidia ≥” has no figure after the sign');
  expect(parsePartQuery('nvidia ≥ 8 TB/s hbm3e')).toMatchObject({ words: ['hbm3e'], bounds: [{ words: ['nvidia'] }], problem: null });
});

test('accelerators with 8 TB/s of memory and more: those whose published bandwidth says so', () => {
  const byHand = catalog
    .parts()
    .flatMap((part) => (part.family === 'accelerator' && part.memoryBandwidthBytesPerSecond >= 8e12 ? [part.id] : []));
  expect(ids('memory bandwidth ≥ 8 TB/s', 'accelerator')).toEqual(byHand);
  expect(byHand).toContain('nvidia-gb200'); // 8.0 TB/s printed
  expect(byHand).not.toContain('nvidia-b200-sxm'); // 7.7 TB/s
  expect(byHand).not.toContain('nvidia-h200-sxm'); // 4.8 TB/s
  for (const { metFigures } of found('memory bandwidth ≥ 8 TB/s', 'accelerator'))
    expect(metFigures).toEqual(['memoryBandwidthBytesPerSecond']);
});

test('without a name of a figure any figure of that unit may meet the bound, and the answer says which', () => {
  // 102.4 Tb/s one way is 12.8 TB/s.
  expect(found('≥ 8 TB/s', 'switch').map(({ entry }) => entry.id)).toContain('tomahawk-6');
  expect(found('≥ 8 TB/s', 'switch')[0].metFigures).toEqual(['switchingBandwidthBytesPerSecond']);
});

test('words and bounds come together in any number', () => {
  const strict = ids('nvidia >= 100 GB < 1000 W', 'accelerator');
  expect(strict).toContain('nvidia-h200-sxm'); // 141 GB, 700 W
  expect(strict).not.toContain('nvidia-h100-sxm'); // 80 GB
  expect(strict).not.toContain('nvidia-gb300'); // 1,400 W
  expect(strict.every((id) => id.startsWith('nvidia'))).toBe(true);
  // Every chip has less than 1 GB somewhere: on-chip memory and idle power count only by name.
  expect(ids('< 1 GB', 'accelerator')).not.toContain('nvidia-h100-sxm');
  expect(ids('on-chip < 1 GB', 'accelerator')).toContain('nvidia-h100-sxm'); // 50 MiB of L2
  expect(ids('idle < 100 W', 'accelerator')).toContain('nvidia-h100-sxm'); // 80 W
  expect(ids('hopper', 'accelerator')).toContain('nvidia-h100-sxm');
  expect(ids('google accelerator 2025')).toEqual(['google-tpu-v7']);
  expect(ids('accelerators >= 72 < $4M')).toContain('gb200-nvl72');
  expect(ids('ports >= 512', 'switch')).toEqual(['spectrum-6-sn6800']);
});

test('a bare number is a year, and no figure that is not known meets a bound', () => {
  const years = findEntries(entries, parsePartQuery('>= 2026'));
  expect(years.length).toBeGreaterThan(3);
  for (const { entry } of years) expect(entry.releaseYear).toBeGreaterThanOrEqual(2026);
  for (const { entry, metFigures } of found('price < $1000M'))
    for (const name of metFigures) expect(entry.figures.find((figure) => figure.name === name)?.value).not.toBeNull();
});

test('what the design changes is found by its new figure and as a what-if', () => {
  const design = { parts: { mine: { basedOn: 'nvidia-h100-sxm', label: 'Mine', memoryCapacityBytes: 1e12, whatIf: true } } };
  const { part } = resolveParts(design, catalog);
  const own = catalogEntries({ ...catalog, part, parts: () => [part('mine')!] });
  const [{ entry, metFigures }] = findEntries(own, parsePartQuery('what-if >= 1 TB'));
  expect([entry.isWhatIf, metFigures]).toEqual([true, ['memoryCapacityBytes']]);
  expect(entry.figures.find(({ name }) => name === 'memoryCapacityBytes')?.source?.confidence).toBe('what-if');
});

test('every figure that has a value has a source, and every accelerator the same rows to compare', () => {
  for (const entry of entries)
    for (const { name, value, source } of entry.figures) if (value !== null) expect(source, `${entry.id} ${name}`).not.toBeNull();
  const rows = (id: string) =>
    entries
      .find((entry) => entry.id === id)!
      .figures.map(({ label }) => label)
      .filter((label) => !label.startsWith('Ports'));
  expect(rows('amd-mi300x')).toEqual(rows('nvidia-h100-sxm'));
});

test('no text makes a search throw, and a query only narrows', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[a-z ]{0,6}[<>≥≤=]{0,2} ?[0-9.,$]{0,5} ?[A-Za-zµ/]{0,6}$/)), (text) => {
      const all = findEntries(entries, parsePartQuery(text));
      const narrower = findEntries(entries, parsePartQuery(`${text} nvidia`));
      expect(all.length).toBeLessThanOrEqual(entries.length);
      if (parsePartQuery(`${text} nvidia`).bounds.length === parsePartQuery(text).bounds.length && !/[<>≥≤=]\s*[\d.,$]*\s*$/.test(text))
        expect(narrower.length).toBeLessThanOrEqual(all.length);
    }),
    { numRuns: 150 },
  );
});
