import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readTraceFile } from './trace-file.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clusterwright-trace-file-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const rows = Array.from({ length: 50_000 }, (_, i) => `${i / 10},${100 + (i % 7)},${1 + (i % 3)}`);

test('a trace longer than one piece is read whole, or as far as is asked', () => {
  const path = join(folder, 'long.csv');
  // 50,000 rows of about 12 bytes cross the first mebibyte once with the note column.
  writeFileSync(path, `arrival_s,input_tokens,output_tokens,note\n${rows.map((row) => `${row},${'n'.repeat(20)}`).join('\n')}\n`);
  const all = readTraceFile({ name: 'long.csv', path }, null);
  if (!all.ok) throw new Error(all.error.message);
  expect(all.value.trace.inputTokensCount.length).toBe(50_000);
  expect([all.value.trace.arrivedAtSeconds[49_999], all.value.trace.inputTokensCount[49_999]]).toEqual([4999.9, 105]); // 49,999 = 7·7142 + 5
  const few = readTraceFile({ name: 'long.csv', path }, 3);
  expect(few.ok && [...few.value.trace.inputTokensCount]).toEqual([100, 101, 102]);
});

test('of a file of 20 GB only what is asked for is read', () => {
  const path = join(folder, 'sparse.csv');
  const file = openSync(path, 'w');
  writeSync(file, `arrival_s,input_tokens,output_tokens\n${rows.join('\n')}\n`);
  ftruncateSync(file, 20e9); // a hole: reading it would take minutes, and its zero bytes are refused
  closeSync(file);
  const read = readTraceFile({ name: 'sparse.csv', path }, 40_000);
  expect(read.ok && read.value.trace.inputTokensCount.length).toBe(40_000);
  const beyond = readTraceFile({ name: 'sparse.csv', path }, null);
  expect(beyond.ok ? '' : beyond.error.message).toContain('line 50002'); // a header and 50,000 rows before it
});

test.skipIf(process.platform === 'win32' || spawnSync('mkfifo', ['--version']).error !== undefined)('a pipe is read as it comes', () => {
  const pipe = join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  const writer = spawnSync('sh', [
    '-c',
    `(printf 'arrival_s,input_tokens,output_tokens\\n0,5,6\\n1,7,8\\n' > "${pipe}") >/dev/null 2>&1 &`,
  ]);
  expect(writer.status).toBe(0);
  const read = readTraceFile({ name: 'pipe', path: pipe }, null);
  expect(read.ok && [...read.value.trace.outputTokensCount]).toEqual([6, 8]);
});

test('a file that is not there is refused', () => {
  const read = readTraceFile({ name: 'gone.csv', path: join(folder, 'gone.csv') }, null);
  expect(read.ok ? '' : read.error).toMatchObject({ code: 'trace-not-readable', message: 'gone.csv cannot be read (ENOENT).' });
});
