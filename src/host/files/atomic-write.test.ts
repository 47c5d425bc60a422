import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeFileAtomically } from './atomic-write.ts';
import { type FileOperations, nodeFileOperations } from './file-operations.ts';
import { faultyFiles, systemError } from './testing/faulty-files.ts';

let folder = '';
let path = '';
let copies = '';
const newBytes = new TextEncoder().encode('new');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clusterwright-write-'));
  mkdirSync(join(folder, 'docs'));
  path = join(folder, 'docs', 'a.cluster.json');
  copies = join(folder, 'copies');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const read = (file: string): string => readFileSync(file, 'utf8');
const write = (faults: Partial<FileOperations> = {}) => writeFileAtomically(faultyFiles(faults).files, path, newBytes, copies);

test('a file is replaced, keeps its mode, and nothing is left beside it', async () => {
  writeFileSync(path, 'old');
  chmodSync(path, 0o640);
  expect(await write()).toEqual({ method: 'replaced', copyPath: null });
  expect(read(path)).toBe('new');
  expect(statSync(path).mode & 0o777).toBe(0o640);
  expect(readdirSync(join(folder, 'docs'))).toEqual(['a.cluster.json']);
});

test('a new file is made', async () => {
  await write();
  expect(read(path)).toBe('new');
});

test('the temporary file is flushed before the rename, and the folder after it', async () => {
  writeFileSync(path, 'old');
  const order: string[] = [];
  await write({
    open: async (name, flags, mode) => {
      const file = await nodeFileOperations.open(name, flags, mode);
      return {
        writeFile: (bytes) => file.writeFile(bytes),
        close: () => file.close(),
        sync: () => {
          order.push(name.endsWith('.tmp') ? 'sync file' : 'sync folder');
          return file.sync();
        },
      };
    },
    rename: (from, to) => {
      order.push('rename');
      return nodeFileOperations.rename(from, to);
    },
  });
  expect(order).toEqual(['sync file', 'rename', 'sync folder']);
});

test('a link is followed: the file behind it changes, the link stays', async () => {
  const real = join(folder, 'real.cluster.json');
  writeFileSync(real, 'old');
  symlinkSync(real, path);
  await write();
  expect(read(real)).toBe('new');
  expect(readdirSync(folder).sort()).toEqual(['docs', 'real.cluster.json']);
});

test.each([
  [
    'the temporary file cannot be written: the disk is full',
    {
      open: async (name: string, flags: string, mode?: number) => {
        const file = await nodeFileOperations.open(name, flags, mode);
        return { writeFile: () => Promise.reject(systemError('ENOSPC')), sync: () => file.sync(), close: () => file.close() };
      },
    },
  ],
  [
    'the flush fails',
    {
      open: async (name: string, flags: string, mode?: number) => {
        const file = await nodeFileOperations.open(name, flags, mode);
        return {
          writeFile: (bytes: Uint8Array) => file.writeFile(bytes),
          sync: () => Promise.reject(systemError('EIO')),
          close: () => file.close(),
        };
      },
    },
  ],
  ['the disk gives other bytes back', { readFile: async () => new TextEncoder().encode('nwe') }],
  ['the rename fails for good', { rename: () => Promise.reject(systemError('EIO')) }],
] satisfies [string, Partial<FileOperations>][])(
  '%s: it throws, the old bytes stay, nothing is left beside them',
  async (_what, faults) => {
    writeFileSync(path, 'old');
    await expect(write(faults)).rejects.toThrow();
    expect(read(path)).toBe('old');
    expect(readdirSync(join(folder, 'docs'))).toEqual(['a.cluster.json']);
  },
);

test('a rename that another program holds up for a moment is tried again', async () => {
  writeFileSync(path, 'old');
  let failuresLeft = 2;
  const outcome = await write({
    rename: (from, to) => {
      failuresLeft -= 1;
      return failuresLeft >= 0 ? Promise.reject(systemError('EBUSY')) : nodeFileOperations.rename(from, to);
    },
  });
  expect(outcome.method).toBe('replaced');
  expect(read(path)).toBe('new');
});

test.each([['EXDEV'], ['EPERM'], ['EBUSY']])(
  'where a rename always fails with %s the file is written in place, after old and new are safe elsewhere',
  async (code) => {
    writeFileSync(path, 'old');
    const outcome = await write({ rename: () => Promise.reject(systemError(code)) });
    expect(outcome.method).toBe('in-place');
    expect(read(path)).toBe('new');
    expect(
      readdirSync(copies)
        .map((name) => read(join(copies, name)))
        .sort(),
    ).toEqual(['new', 'old']);
    expect(readdirSync(join(folder, 'docs'))).toEqual(['a.cluster.json']);
  },
);

test('a folder that takes no new file still lets the file be written in place', async () => {
  writeFileSync(path, 'old');
  const outcome = await write({
    open: (name, flags, mode) =>
      name.endsWith('.tmp') ? Promise.reject(systemError('EACCES')) : nodeFileOperations.open(name, flags, mode),
  });
  expect(outcome).toMatchObject({ method: 'in-place' });
  expect(read(path)).toBe('new');
});

test('writing in place that breaks off puts the old bytes back', async () => {
  writeFileSync(path, 'old');
  const faults: Partial<FileOperations> = {
    rename: () => Promise.reject(systemError('EXDEV')),
    open: async (name, flags, mode) => {
      const file = await nodeFileOperations.open(name, flags, mode);
      const isTarget = name === path && flags === 'w';
      return {
        writeFile: (bytes) => (isTarget ? Promise.reject(systemError('ENOSPC')) : file.writeFile(bytes)),
        sync: () => file.sync(),
        close: () => file.close(),
      };
    },
  };
  await expect(write(faults)).rejects.toThrow('ENOSPC');
  expect(read(path)).toBe('old');
});

test('no copy, no writing in place: the old bytes stay', async () => {
  writeFileSync(path, 'old');
  await expect(
    write({ rename: () => Promise.reject(systemError('EXDEV')), copyFile: () => Promise.reject(systemError('ENOSPC')) }),
  ).rejects.toThrow('ENOSPC');
  expect(read(path)).toBe('old');
});

test('a file that may not be written is refused, though its folder would let it be replaced', async () => {
  writeFileSync(path, 'old');
  const denied: Partial<FileOperations> = {
    open: (name, flags, mode) =>
      name === path && flags === 'r+' ? Promise.reject(systemError('EACCES')) : nodeFileOperations.open(name, flags, mode),
  };
  await expect(write(denied)).rejects.toThrow('EACCES');
  expect(read(path)).toBe('old');
});

test('two writes to one path follow one another, and the last one stays', async () => {
  const texts = ['1', '22', '333', '4444'];
  await Promise.all(texts.map((text) => writeFileAtomically(nodeFileOperations, path, new TextEncoder().encode(text), copies)));
  expect(read(path)).toBe('4444');
  expect(readdirSync(join(folder, 'docs'))).toEqual(['a.cluster.json']);
});
