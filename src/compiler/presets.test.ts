import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { catalog } from '../catalog/index.ts';
import { parseDesign, serializeDesign } from '../design/index.ts';
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

test.each(names)('%s holds the systems of the catalogue as they are now', (name) => {
  const { definitions } = parseDesign(read(name)).design!;
  const shelf = Object.fromEntries(
    catalog.systems().flatMap((system) => [[system.id, system.definition], ...Object.entries(system.needs)]),
  );
  for (const [id, definition] of Object.entries(definitions)) expect(definition).toEqual(shelf[id]);
});
