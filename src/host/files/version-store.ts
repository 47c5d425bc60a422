import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { FileOperations } from './file-operations.ts';

const keptVersionCount = 5;

/** Keeps what a file held before each save: the last five versions of each document, in the data folder. */
export async function keepVersion(
  files: FileOperations,
  versionsFolder: string,
  docId: string,
  bytes: Uint8Array,
  now: Date,
): Promise<void> {
  const folder = join(versionsFolder, docId);
  await files.mkdir(folder);
  // ISO times sort as text; the random end tells two saves of one millisecond apart.
  const name = `${now.toISOString().replaceAll(':', '-')}-${randomBytes(3).toString('hex')}.cluster.json`;
  const file = await files.open(join(folder, name), 'wx', 0o600);
  try {
    await file.writeFile(bytes);
  } finally {
    await file.close();
  }
  const versions = (await files.readdir(folder)).sort();
  for (const old of versions.slice(0, Math.max(0, versions.length - keptVersionCount)))
    await files.unlink(join(folder, old)).catch(() => undefined);
}
