import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
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
 * The full path of a trace that the user named: it is read where it is used, and may be of any size.
 *
 * @throws FileError if it is not there
 */
export function traceFile(context: CommandContext, path: string): { readonly name: string; readonly path: string } {
  const full = resolve(context.workingFolder, path);
  try {
    if (statSync(full).isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
    accessSync(full, constants.R_OK);
  } catch (thrown) {
    throw notReadable(path, thrown);
  }
  return { name: basename(full), path: full };
}

function notReadable(path: string, thrown: unknown): FileError {
  const code = systemErrorCode(thrown);
  const reason = `${path} cannot be read: ${reasons[code] ?? code}.`;
  return new FileError('file-not-readable', path, reason, 'Check the name and the rights of the file.');
}

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
      throw new FileError('file-too-large', path, `${path} is larger than 512 MiB.`, 'Name a design.');
    bytes = readFileSync(full);
  } catch (thrown) {
    if (thrown instanceof FileError) throw thrown;
    throw notReadable(path, thrown);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new FileError('file-not-text', path, `${path} is not text in UTF-8.`, 'Name a design (*.cluster.json).');
  }
}
