import { expect, test } from 'vitest';
import { catalog } from '../../../catalog/index.ts';
import type { Command } from './command.ts';
import { findItems, fitScore } from './find-items.ts';

const save: Command = {
  id: 'file.save',
  label: 'Save',
  group: 'File',
  shortcuts: ['Mod+S'],
  unavailable: () => null,
  run: () => undefined,
};
const run: Command = {
  id: 'run.start',
  label: 'Run simulation',
  group: 'Simulate',
  shortcuts: ['F5'],
  unavailable: () => '2 problems',
  run: () => undefined,
};

test('without a query the commands are listed, with why one cannot run', () => {
  expect(findItems('', [save, run], catalog, null).map((item) => [item.label, item.reason])).toEqual([
    ['Save', null],
    ['Run simulation', '2 problems'],
  ]);
});

test('parts are found by family and maker, in any order of words', () => {
  const [first] = findItems('h100 place', [], catalog, null);
  expect(first.label).toContain('H100');
  const amd = findItems('accelerator amd', [], catalog, null);
  expect(amd.map((item) => item.id)).toContain('amd-mi300x');
  expect(amd.every((item) => item.detail === 'AMD')).toBe(true);
  expect(findItems('ironwood', [], catalog, null).map((item) => item.id)).toContain('google-tpu-v7');
});

test('every word must occur, and a beginning beats a middle', () => {
  expect(fitScore('Zoom in', ['zoom', 'fit'])).toBe(0);
  expect(fitScore('Fit all', ['fit'])).toBeGreaterThan(fitScore('Benefit', ['fit']));
});
