import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepWindowState, readWindowState } from './window-state.ts';

const screens = [{ x: 0, y: 0, width: 1920, height: 1080 }];
let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clusterwright-window-'));
  path = join(folder, 'window.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a window comes back where it was', () => {
  keepWindowState(path, { x: 10, y: 20, width: 1000, height: 700 }, true);
  expect(readWindowState(path, screens)).toEqual({ x: 10, y: 20, width: 1000, height: 700, isMaximized: true });
});

test('a place on a screen that is gone is given up, the size is kept', () => {
  keepWindowState(path, { x: 2500, y: 20, width: 1000, height: 700 }, false);
  expect(readWindowState(path, screens)).toEqual({ x: undefined, y: undefined, width: 1000, height: 700, isMaximized: false });
});

test.each(['', '{', 'null', '{"width":"wide","height":700}', '{"width":1e9,"height":700}', '{"width":-5,"height":700}'])(
  'a file that says %j is as if there were none',
  (text) => {
    writeFileSync(path, text);
    expect(readWindowState(path, screens)).toEqual({ width: 1440, height: 900, isMaximized: false });
  },
);

test('a folder that takes no file costs nothing but the place', () => {
  expect(() => keepWindowState(join(folder, 'missing', 'window.json'), { x: 0, y: 0, width: 1, height: 1 }, false)).not.toThrow();
});
