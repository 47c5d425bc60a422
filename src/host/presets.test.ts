import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listPresets, openPreset } from './presets.ts';
import { checkDesign } from './runs/index.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clusterwright-presets-'));
  for (const id of ['b', 'a', 'c'])
    writeFileSync(join(folder, `${id}.cluster.json`), JSON.stringify({ name: id.toUpperCase(), notes: `about ${id}` }));
  writeFileSync(join(folder, 'README.md'), '');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('the named default comes first, the others by name, and there is exactly one default', () => {
  writeFileSync(join(folder, 'index.json'), '{"default":"b"}');
  expect(listPresets(folder).map(({ id, isDefault }) => [id, isDefault])).toEqual([
    ['b', true],
    ['a', false],
    ['c', false],
  ]);
});

test.each(['', '{"default":"gone"}', '{}'])('with an index that says %j the first by name is the default', (text) => {
  writeFileSync(join(folder, 'index.json'), text);
  expect(
    listPresets(folder)
      .filter(({ isDefault }) => isDefault)
      .map(({ id }) => id),
  ).toEqual(['a']);
});

test('a preset opens by its id, and an id is never a path', () => {
  expect(openPreset(folder, 'c')).toEqual({ name: 'C', text: '{"name":"C","notes":"about c"}' });
  for (const id of ['../c', 'index', 'c.cluster.json', '']) expect(() => openPreset(folder, id)).toThrow('no preset');
});

test('every preset that ships compiles without an error', () => {
  const shipped = listPresets(resolve('presets'));
  expect(shipped.length).toBeGreaterThan(0);
  for (const { id } of shipped) {
    const { compiled, diagnostics } = checkDesign(openPreset(resolve('presets'), id).text);
    expect([id, diagnostics.filter(({ severity }) => severity === 'error')]).toEqual([id, []]);
    expect(compiled).not.toBeNull();
  }
});
