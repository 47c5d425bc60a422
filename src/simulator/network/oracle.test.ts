import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type OracleFile, runOracle } from './oracle.ts';

const folder = join(import.meta.dirname, '../../../../shared/data/network-oracle');
const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];

test.skipIf(names.length === 0)('completion times agree with an independent simulator to 1e-9 on every oracle file', () => {
  expect(names.length).toBeGreaterThan(10);
  let worst = 0;
  for (const name of names) {
    const file = JSON.parse(readFileSync(join(folder, name), 'utf8')) as OracleFile & { expected: { completionSeconds: number[] } };
    const run = runOracle(file);
    for (const [index, expected] of file.expected.completionSeconds.entries()) {
      const error = Math.abs(run.completionSeconds[index] - expected) / (expected - file.flows[index].startSeconds);
      expect(error, `${name} flow ${index}`).toBeLessThan(1e-9);
      worst = Math.max(worst, error);
    }
  }
  expect(worst).toBeLessThan(1e-9);
});
