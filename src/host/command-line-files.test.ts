import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { designPathsOf } from './command-line-files.ts';

test('designs are found among the switches of Electron and Chromium', () => {
  expect(designPathsOf(['.', '--inspect=x.json', 'a.cluster.json', '-f', '/tmp/B.JSON', 'notes.txt'], '/home')).toEqual([
    resolve('/home/a.cluster.json'),
    resolve('/tmp/B.JSON'),
  ]);
});
