import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { catalog } from '../catalog/index.ts';
import { parseDesign, serializeDesign } from '../design/index.ts';
import { estimate } from '../simulator/index.ts';
import { compileDesign } from './index.ts';

const folder = new URL('../../presets/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.cluster.json'));
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');

test('exactly one preset is the default, and it exists', () => {
  const { default: id } = JSON.parse(read('index.json')) as { default: string };
  expect(names).toContain(`${id}.cluster.json`);
});

test.each(names)('%s parses without a word, says what it shows, and is written as the app would write it', (name) => {
  const { design, diagnostics } = parseDesign(read(name));
  expect(diagnostics).toEqual([]);
  expect(serializeDesign(design!)).toBe(read(name));
  expect(design!.name).not.toBe('');
  expect(design!.notes!.length).toBeGreaterThan(100);
  expect(design!.catalogVersion).toBe(catalog.version);
});

test.each(names)('%s compiles without errors or warnings', (name) => {
  const { input, diagnostics } = compileDesign(parseDesign(read(name)).design!, catalog);
  expect(diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
  expect(input).not.toBeNull();
});

function steadyState(name: string) {
  return estimate(compileDesign(parseDesign(read(name)).design!, catalog).input!);
}

test.each(names)('%s opens with an estimate, and can serve what arrives', (name) => {
  const summary = steadyState(name);
  expect(summary.assumptions.map(({ code }) => code)).not.toContain('overloaded');
  expect(summary.ttftSeconds.mean).toBeGreaterThan(0);
  expect(summary.tpotSeconds.mean).toBeGreaterThan(0);
  for (const pool of summary.pools) {
    if (pool.role === 'prefill') expect(pool.busyFraction, pool.id).toBeGreaterThan(0.6);
    if (pool.role === 'prefill') expect(pool.busyFraction, pool.id).toBeLessThan(0.85);
  }
});

test.each(['llama70b-2p2d.cluster.json', 'llama70b-64.cluster.json'])(
  '%s loads its uplinks above half, in the direction of the KV caches',
  (name) => {
    const uplinks = steadyState(name).links.filter(({ technology }) => technology === 'infiniband-ndr200');
    const [busiest] = [...uplinks].sort((a, b) => b.meanUtilizationFraction - a.meanUtilizationFraction);
    expect(busiest.meanUtilizationFraction).toBeGreaterThan(0.5);
    expect(busiest.meanUtilizationFraction).toBeLessThan(0.9);
    const back = uplinks.find(({ from, to }) => from === busiest.to && to === busiest.from)!;
    expect(back.meanUtilizationFraction).toBeLessThan(0.05);
  },
);

test.each(names)('%s holds the systems of the catalogue as they are now', (name) => {
  const { definitions } = parseDesign(read(name)).design!;
  const shelf = Object.fromEntries(
    catalog.systems().flatMap((system) => [[system.id, system.definition], ...Object.entries(system.needs)]),
  );
  for (const [id, definition] of Object.entries(definitions)) expect(definition).toEqual(shelf[id]);
});
