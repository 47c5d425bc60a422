import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileOperations } from '../files/index.ts';
import { readManifest } from './run-folder.ts';

/** Most that the runs folder holds, unless the user says otherwise. */
export const runsFolderLimitBytes = 2 * 1024 ** 3;

async function folderBytes(files: FileOperations, folder: string): Promise<number> {
  let bytes = 0;
  for (const name of await files.readdir(folder).catch((): string[] => []))
    bytes += (await files.stat(join(folder, name)).catch(() => ({ size: 0 }))).size;
  return bytes;
}

/**
 * Removes the oldest unnamed runs until the folder is within its limit; gives their ids. The newest run stays, however large,
 * and so does everything that is not a run: a folder without a manifest may be a run that is being written.
 */
export async function removeOldRuns(files: FileOperations, runsFolder: string, limitBytes: number): Promise<readonly string[]> {
  const runs: { readonly id: string; readonly finishedAt: string; readonly isNamed: boolean; readonly bytes: number }[] = [];
  for (const id of await files.readdir(runsFolder).catch((): string[] => [])) {
    const manifest = await readManifest(files, join(runsFolder, id));
    if (manifest !== null)
      runs.push({
        id,
        finishedAt: manifest.finishedAt,
        isNamed: manifest.name !== null,
        bytes: await folderBytes(files, join(runsFolder, id)),
      });
  }
  runs.sort((a, b) => a.finishedAt.localeCompare(b.finishedAt));
  let total = runs.reduce((sum, run) => sum + run.bytes, 0);
  const removed: string[] = [];
  for (const run of runs.slice(0, -1)) {
    if (total <= limitBytes) break;
    if (run.isNamed) continue;
    await rm(join(runsFolder, run.id), { recursive: true, force: true });
    total -= run.bytes;
    removed.push(run.id);
  }
  return removed;
}
