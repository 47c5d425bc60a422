import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { maxDocumentLength } from '../contract/index.ts';
import { systemErrorCode } from '../host/index.ts';
import { type CommandContext, FileError } from './command.ts';

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  EACCES: 'you may not read it',
  EPERM: 'you may not read it',
  EISDIR: 'it is a folder',
};

/**
 * The text of a file that the user named.
 *
 * @throws FileError if it cannot be read, is no text, or is larger than any design
 */
export function readTextFile(context: CommandContext, path: string): string {
  const full = resolve(context.workingFolder, path);
  let bytes: Uint8Array;
  try {
    if (statSync(full).isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
    if (statSync(full).size > 8 * maxDocumentLength)
      throw new FileError('file-too-large', path, `${path} is larger than 512 MiB.`, 'Name a design or a trace.');
    bytes = readFileSync(full);
  } catch (thrown) {
    if (thrown instanceof FileError) throw thrown;
    const code = systemErrorCode(thrown);
    throw new FileError(
      'file-not-readable',
      path,
      `${path} cannot be read: ${reasons[code] ?? code}.`,
      'Check the name and the rights of the file.',
    );
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new FileError(
      'file-not-text',
      path,
      `${path} is not text in UTF-8.`,
      'Name a design (*.cluster.json) or a trace (*.csv, *.jsonl).',
    );
  }
}
