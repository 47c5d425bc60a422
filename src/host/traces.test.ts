import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nodeFileOperations } from './files/index.ts';
import { Traces } from './traces.ts';

const azure = 'TIMESTAMP,ContextTokens,GeneratedTokens\n2023-11-16 18:15:46.6805900,374,44\n2023-11-16 18:15:50.9951690,396,109\n';
const mooncake = '{"timestamp": 0, "input_length": 6758, "output_length": 500, "hash_ids": [0, 1]}\n';
let folder = '';
let traces: Traces;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'clusterwright-traces-')), 'traces');
  traces = new Traces({ files: nodeFileOperations, folder });
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

test('both formats are imported, listed with their request counts, and read', async () => {
  expect(await traces.import('conv.csv', azure)).toEqual({ id: 'conv.csv', requestCount: 2 });
  expect(await traces.import('mooncake', mooncake)).toEqual({ id: 'mooncake.jsonl', requestCount: 1 });
  expect(await traces.list()).toEqual([
    { id: 'conv.csv', name: 'conv.csv', requestCount: 2 },
    { id: 'mooncake.jsonl', name: 'mooncake.jsonl', requestCount: 1 },
  ]);
  const { name, path } = await traces.find('conv.csv');
  expect([name, readFileSync(path, 'utf8')]).toEqual(['conv.csv', azure]);
});

test('the same trace twice is one file; another of the same name gets a number', async () => {
  await traces.import('a.csv', azure);
  expect((await traces.import('a.csv', azure)).id).toBe('a.csv');
  expect((await traces.import('a.csv', azure.replace('374', '375'))).id).toBe('a-2.csv');
});

test('what cannot be read as a trace is refused, and nothing is kept', async () => {
  await expect(traces.import('x.csv', 'a,b\n1,2\n')).rejects.toMatchObject({ code: 'trace-unreadable' });
  expect(await traces.list()).toEqual([]);
});

test('a name cannot leave the folder, nor an id read outside it', async () => {
  expect((await traces.import('../../evil.csv', azure)).id).toBe('-..-evil.csv');
  writeFileSync(join(folder, '..', 'secret.csv'), azure);
  for (const id of ['../secret.csv', '..', '', 'gone.csv']) await expect(traces.find(id)).rejects.toMatchObject({ code: 'not-found' });
});

test('files that a person drops in are listed, unreadable ones are passed over', async () => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'dropped.csv'), azure);
  writeFileSync(join(folder, 'broken.csv'), 'nothing');
  writeFileSync(join(folder, 'notes.txt'), azure);
  mkdirSync(join(folder, 'folder.csv'));
  expect((await traces.list()).map(({ id }) => id)).toEqual(['dropped.csv']);
  expect(readdirSync(folder)).toContain('broken.csv');
});
