import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importTableMarkdown } from './lib/architecture.mjs';
import { inRoot, packageBin } from './lib/process.mjs';

let house;

/** A little house of two files, checked by the project's own rules. */
function cruise(files) {
  rmSync(join(house, 'src'), { recursive: true, force: true });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(house, name, '..'), { recursive: true });
    writeFileSync(join(house, name), text);
  }
  return spawnSync(
    process.execPath,
    [packageBin('dependency-cruiser', 'bin/dependency-cruise.mjs'), '--config', inRoot('.dependency-cruiser.mjs'), 'src'],
    {
      cwd: house,
      encoding: 'utf8',
    },
  );
}

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'clusterwright-house-'));
  symlinkSync(inRoot('node_modules'), join(house, 'node_modules'));
  writeFileSync(join(house, 'package.json'), readFileSync(inRoot('package.json')));
});
afterAll(() => rmSync(house, { recursive: true, force: true }));

test('an import to the left, by the index, passes', () => {
  const result = cruise({
    'src/base/index.ts': 'export const a = 1;',
    'src/results/index.ts': "import { a } from '../base/index.ts';\nexport const b = a;",
  });
  expect(result.stdout).not.toContain('error');
  expect(result.status).toBe(0);
});

test('a planted import to the right fails the check, even when it is type-only', () => {
  const result = cruise({
    'src/simulator/index.ts': 'export type T = number;',
    'src/results/index.ts': "import type { T } from '../simulator/index.ts';\nexport const b: T = 1;",
  });
  expect(result.stdout).toContain('results-imports-only-to-its-left');
  expect(result.status).not.toBe(0);
});

test('a planted import past the index fails the check', () => {
  const result = cruise({
    'src/simulator/index.ts': 'export const t = 1;',
    'src/simulator/inner.ts': 'export const t = 1;',
    'src/design/index.ts': "import { t } from '../simulator/inner.ts';\nexport const b = t;",
  });
  expect(result.stdout).toContain('design-enters-by-the-index');
});

test('a planted Node import in a pure room fails the check', () => {
  const result = cruise({ 'src/base/index.ts': "import { readFileSync } from 'node:fs';\nexport const a = readFileSync;" });
  expect(result.stdout).toContain('base-has-no-node');
});

test('React Flow outside the canvas folder fails the check', () => {
  const result = cruise({ 'src/renderer/app/index.ts': "import { ReactFlow } from '@xyflow/react';\nexport const a = ReactFlow;" });
  expect(result.stdout).toContain('xyflowreact-stays-in-its-folder');
});

test('docs/architecture.md shows the import table that the check enforces', () => {
  expect(readFileSync(inRoot('docs/architecture.md'), 'utf8')).toContain(importTableMarkdown());
});

test('no file of the project names this machine or a registry', () => {
  const files = execFileSync('git', ['ls-files', '-z'], { cwd: inRoot(), encoding: 'utf8' }).split('\0').filter(Boolean);
  const bad = files.filter((name) => {
    if (/\.(png|ico|icns|woff2)$/.test(name)) return false;
    const text = readFileSync(inRoot(name), 'utf8');
    return /\/work\/(main|shared)|"resolved": "http|_authToken/.test(text) && name !== 'scripts/checks.test.mjs';
  });
  expect(bad).toEqual([]);
});
