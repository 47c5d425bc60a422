import { createHash, randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type FileOperations, systemErrorCode } from './file-operations.ts';
import { inQueue } from './in-queue.ts';

/** How a file came to hold its new bytes. */
export interface WriteOutcome {
  /** `in-place`: the directory or the system did not let the file be replaced; a copy was stored first. */
  readonly method: 'replaced' | 'in-place';
  /** Where the copy lies, when the file was written in place. */
  readonly copyPath: string | null;
}

/** SHA-256, hexadecimal: what tells whether a file is still the one that was read. */
export function hashOfBytes(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Another program holds the file for a moment (virus scanners, indexers, synchronisers): worth another try. */
const passingCodes = new Set(['EPERM', 'EBUSY', 'EACCES']);
/** The file cannot be replaced here, but it may still be written: no right on the directory, mount point, other device. */
const notReplaceableCodes = new Set([...passingCodes, 'EXDEV', 'EROFS', 'ENOTSUP', 'EINVAL']);
const renameDelaysMilliseconds = [20, 60, 150, 400];

/**
 * Replaces a file's bytes so that at every instant the path holds either the old bytes or the new ones: a temporary file
 * beside it, flushed, read back, then renamed over it. Where that is impossible, the new bytes are first stored in
 * `copyFolder` and then written in place. Writes to one path queue up.
 *
 * @throws what the file system threw, when neither way works; the old file is then as it was, or a copy of both is in `copyFolder`
 */
export async function writeFileAtomically(
  files: FileOperations,
  path: string,
  bytes: Uint8Array,
  copyFolder: string,
): Promise<WriteOutcome> {
  // First by the path as given, so that calls keep their order whatever the disk answers first; then by the file behind it.
  return inQueue(`path ${path}`, async () => {
    const target = await files.realpath(path).catch(() => path);
    return await inQueue(`write ${target}`, () => replaceFile(files, target, bytes, copyFolder));
  });
}

async function replaceFile(files: FileOperations, target: string, bytes: Uint8Array, copyFolder: string): Promise<WriteOutcome> {
  const mode = await files.stat(target).then(
    (found) => found.mode & 0o777,
    () => null,
  );
  // A rename asks only the directory: a file that is marked read-only would be replaced all the same.
  if (mode !== null) await (await files.open(target, 'r+')).close();
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    await writeThrough(files, temporary, 'wx', bytes, mode ?? 0o644);
    if (mode !== null) await files.chmod(temporary, mode); // the process's umask may have taken bits away
    if (hashOfBytes(await files.readFile(temporary)) !== hashOfBytes(bytes))
      throw new Error('The disk gave back other bytes than were written.');
    await renameWithPatience(files, temporary, target);
    await syncFolder(files, dirname(target));
    return { method: 'replaced', copyPath: null };
  } catch (thrown) {
    if (!notReplaceableCodes.has(systemErrorCode(thrown)) || mode === null) throw thrown;
    return await writeInPlace(files, target, bytes, copyFolder);
  } finally {
    await files.unlink(temporary).catch(() => undefined);
  }
}

async function writeThrough(files: FileOperations, path: string, flags: string, bytes: Uint8Array, mode: number): Promise<void> {
  const file = await files.open(path, flags, mode);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function renameWithPatience(files: FileOperations, from: string, to: string): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await files.rename(from, to);
      return;
    } catch (thrown) {
      if (attempt >= renameDelaysMilliseconds.length || !passingCodes.has(systemErrorCode(thrown))) throw thrown;
      await sleep(renameDelaysMilliseconds[attempt]);
    }
  }
}

/** A rename is on disk only when its directory is. Windows cannot open a directory; the rename is then the best there is. */
async function syncFolder(files: FileOperations, folder: string): Promise<void> {
  try {
    const handle = await files.open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch (thrown) {
    if (systemErrorCode(thrown) === '') throw thrown;
  }
}

/** Writing in place can be cut short by a crash, so both the old and the new bytes are safe elsewhere before it begins. */
async function writeInPlace(files: FileOperations, target: string, bytes: Uint8Array, copyFolder: string): Promise<WriteOutcome> {
  await files.mkdir(copyFolder);
  const stem = join(copyFolder, `${Date.now()}-${randomBytes(4).toString('hex')}-${basename(target)}`);
  await files.copyFile(target, `${stem}.old`);
  await writeThrough(files, `${stem}.new`, 'wx', bytes, 0o600);
  try {
    await writeThrough(files, target, 'w', bytes, 0o600);
  } catch (thrown) {
    await files.copyFile(`${stem}.old`, target).catch(() => undefined);
    throw thrown;
  }
  return { method: 'in-place', copyPath: `${stem}.new` };
}
