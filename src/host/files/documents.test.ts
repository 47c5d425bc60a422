import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Documents } from './documents.ts';
import { type FileOperations, nodeFileOperations } from './file-operations.ts';
import { Journal } from './journal.ts';
import { faultyFiles, systemError } from './testing/faulty-files.ts';

let root = '';
let seconds = 0;
const design = (name: string): string => JSON.stringify({ format: 'clusterwright-design', name });
const now = (): Date => {
  seconds += 1;
  return new Date(Date.UTC(2030, 0, 1, 0, 0, seconds));
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'clusterwright-documents-'));
  mkdirSync(join(root, 'documents'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function session(files: FileOperations = nodeFileOperations, paths = new Map<string, string>()) {
  const documents = new Documents({ paths, files, folder: join(root, 'documents'), backupFolder: root, now });
  return { documents, journal: new Journal({ files, folder: join(root, 'journal'), documents, now }) };
}
const file = (name: string): string => join(root, 'documents', name);
const read = (name: string): string => readFileSync(file(name), 'utf8');

test('a design is saved under a name, listed, opened and saved again', async () => {
  const { documents } = session();
  const saved = await documents.saveAs('My rack', design('a'), false);
  expect(saved).toMatchObject({ name: 'My rack', notice: null });
  expect(await documents.list()).toMatchObject([{ docId: saved.docId, name: 'My rack' }]);
  expect((await documents.open(saved.docId)).text).toBe(design('a'));
  await documents.save(saved.docId, design('b'), false);
  expect(read('My rack.cluster.json')).toBe(design('b'));
});

test('the list shows design files only, newest first, and no hidden or temporary ones', async () => {
  const { documents } = session();
  for (const name of ['b.cluster.json', '.b.cluster.json', 'notes.txt', '.a.cluster.json.1.ff.tmp']) writeFileSync(file(name), design('x'));
  mkdirSync(file('folder.cluster.json'));
  expect((await documents.list()).map(({ name }) => name)).toEqual(['b']);
});

test('a docId that was not given out opens nothing, whatever it spells', async () => {
  const { documents } = session();
  for (const docId of ['../../etc/passwd', '/etc/passwd', '0'.repeat(32)]) {
    await expect(documents.open(docId)).rejects.toMatchObject({ code: 'not-found' });
    await expect(documents.save(docId, design('x'), true)).rejects.toMatchObject({ code: 'not-found' });
  }
});

test('a name cannot leave the documents folder', async () => {
  const { documents } = session();
  await documents.saveAs('../../outside', design('x'), false);
  expect(readdirSync(join(root, 'documents'))).toEqual(['-..-outside.cluster.json']);
});

test('a taken name is refused, and overwritten only when asked to', async () => {
  const { documents } = session();
  await documents.saveAs('a', design('first'), false);
  await expect(documents.saveAs('a', design('second'), false)).rejects.toMatchObject({ code: 'exists' });
  expect(read('a.cluster.json')).toBe(design('first'));
  await documents.saveAs('a', design('second'), true);
  expect(read('a.cluster.json')).toBe(design('second'));
});

test('a file that another program changed is not overwritten, even if its time and length are the same', async () => {
  const { documents } = session();
  const { docId } = await documents.saveAs('a', design('mine'), false);
  writeFileSync(file('a.cluster.json'), design('them')); // as long as ours
  await expect(documents.save(docId, design('more'), false)).rejects.toMatchObject({ code: 'changed-on-disk' });
  expect(read('a.cluster.json')).toBe(design('them'));
  await documents.save(docId, design('more'), true);
  expect(read('a.cluster.json')).toBe(design('more'));
});

test('what one page saves has changed on disk for another page that has it open', async () => {
  const paths = new Map<string, string>();
  const [one, other] = [session(nodeFileOperations, paths).documents, session(nodeFileOperations, paths).documents];
  const { docId } = await one.saveAs('a', design('first'), false);
  await other.open(docId);
  await one.save(docId, design('by one'), false);
  await expect(other.save(docId, design('by other'), false)).rejects.toMatchObject({ code: 'changed-on-disk' });
  await other.open(docId);
  await other.save(docId, design('by other'), false);
  expect(read('a.cluster.json')).toBe(design('by other'));
});

test('two saves at once from one page both land, in order; from two pages the second is refused', async () => {
  const paths = new Map<string, string>();
  const [one, other] = [session(nodeFileOperations, paths).documents, session(nodeFileOperations, paths).documents];
  const { docId } = await one.saveAs('a', design('0'), false);
  await Promise.all([one.save(docId, design('1'), false), one.save(docId, design('2'), false)]);
  expect(read('a.cluster.json')).toBe(design('2'));
  await other.open(docId);
  const [first, second] = await Promise.allSettled([one.save(docId, design('3'), false), other.save(docId, design('4'), false)]);
  expect([first.status, second.status]).toEqual(['fulfilled', 'rejected']);
  expect(read('a.cluster.json')).toBe(design('3'));
});

test('a file that was never read in this session is not overwritten', async () => {
  writeFileSync(file('a.cluster.json'), design('theirs'));
  const { documents } = session();
  const [{ docId }] = await documents.list();
  await expect(documents.save(docId, design('mine'), false)).rejects.toMatchObject({ code: 'changed-on-disk' });
});

test('a file that was deleted meanwhile is made anew', async () => {
  const { documents } = session();
  const { docId } = await documents.saveAs('a', design('a'), false);
  unlinkSync(file('a.cluster.json'));
  await documents.save(docId, design('b'), false);
  expect(read('a.cluster.json')).toBe(design('b'));
});

test('each save keeps what was there before, the last five times', async () => {
  const { documents } = session();
  const { docId } = await documents.saveAs('a', design('0'), false);
  for (let i = 1; i <= 8; i += 1) await documents.save(docId, design(String(i)), false);
  const folder = join(root, 'versions', docId);
  // Eight saves replaced the texts 0 to 7; five are kept.
  expect(
    readdirSync(folder)
      .sort()
      .map((name) => readFileSync(join(folder, name), 'utf8')),
  ).toEqual(['3', '4', '5', '6', '7'].map(design));
});

test('only a design is written over a file', async () => {
  const { documents } = session();
  const { docId } = await documents.saveAs('a', design('a'), false);
  for (const text of ['', 'null', '[]', '{"format":"other"}', '{"format":"clusterwright-design"']) {
    await expect(documents.save(docId, text, true)).rejects.toMatchObject({ code: 'not-a-design' });
  }
  expect(read('a.cluster.json')).toBe(design('a'));
});

test.each(['EIO', 'ENOSPC'])('a save that fails with %s says so and leaves the file as it was', async (code) => {
  const { documents } = session(faultyFiles({ rename: () => Promise.reject(systemError(code)) }).files);
  writeFileSync(file('a.cluster.json'), design('old'));
  const [{ docId }] = await documents.list();
  await documents.open(docId);
  await expect(documents.save(docId, design('new'), false)).rejects.toMatchObject({
    code: 'write-failed',
    message: expect.stringContaining(code),
  });
  expect(read('a.cluster.json')).toBe(design('old'));
});

test('a file that cannot be read is not overwritten blindly', async () => {
  writeFileSync(file('a.cluster.json'), design('old'));
  const { documents } = session(faultyFiles({ readFile: () => Promise.reject(systemError('EACCES')) }).files);
  const [{ docId }] = await documents.list();
  await expect(documents.save(docId, design('new'), true)).rejects.toMatchObject({ code: 'write-failed' });
  expect(read('a.cluster.json')).toBe(design('old'));
});

test('bytes that are no text, and a folder, are refused', async () => {
  const { documents } = session();
  writeFileSync(file('a.cluster.json'), Uint8Array.of(0xff, 0xfe, 0x00));
  await expect(documents.open(await documents.grant(file('a.cluster.json')))).rejects.toMatchObject({ code: 'not-a-design' });
  await expect(documents.open(await documents.grant(join(root, 'documents')))).rejects.toMatchObject({ code: 'read-failed' });
  await expect(documents.open(await documents.grant(file('gone.cluster.json')))).rejects.toMatchObject({ code: 'not-found' });
});

test('a link and the file behind it are one document', async () => {
  const { documents } = session();
  writeFileSync(file('a.cluster.json'), design('a'));
  symlinkSync(file('a.cluster.json'), join(root, 'link'));
  expect(await documents.grant(join(root, 'link'))).toBe(await documents.grant(file('a.cluster.json')));
});

test('after a crash the journal gives the unsaved text back, and it can be saved where it belongs', async () => {
  const before = session();
  const { docId } = await before.documents.saveAs('a', design('saved'), false);
  await before.journal.write({ key: 'window/1', name: 'a', docId, text: design('unsaved') });
  const after = session(); // knows nothing but what is on disk
  const [entry] = await after.journal.list();
  expect(entry).toMatchObject({ key: 'window/1', docId, text: design('unsaved') });
  await after.documents.save(docId, entry.text, false);
  expect(read('a.cluster.json')).toBe(design('unsaved'));
  await after.journal.clear('window/1');
  expect(await after.journal.list()).toEqual([]);
});

test('a file that changed after the crash is not overwritten from the journal', async () => {
  const before = session();
  const { docId } = await before.documents.saveAs('a', design('saved'), false);
  await before.journal.write({ key: 'k', name: 'a', docId, text: design('unsaved') });
  writeFileSync(file('a.cluster.json'), design('theirs'));
  const after = session();
  await after.journal.list();
  await expect(after.documents.save(docId, design('unsaved'), false)).rejects.toMatchObject({ code: 'changed-on-disk' });
});

test('a broken journal entry is passed over and kept, and a key is never a path', async () => {
  const { journal } = session();
  await journal.write({ key: '../../x', name: 'n', docId: null, text: design('t') });
  writeFileSync(join(root, 'journal', 'broken.json'), '{');
  expect(await journal.list()).toMatchObject([{ key: '../../x', docId: null }]);
  expect(readdirSync(join(root, 'journal'))).toContain('broken.json');
  await journal.clear('never written');
});
