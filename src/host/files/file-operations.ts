import { createReadStream } from 'node:fs';
import { chmod, copyFile, mkdir, open, readdir, readFile, realpath, rename, stat, unlink } from 'node:fs/promises';

/** An open file, as far as an atomic write needs one. */
export interface OpenFile {
  writeFile(bytes: Uint8Array): Promise<void>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** The file system as the services use it: passed in, so that a test can make any one step fail. */
export interface FileOperations {
  open(path: string, flags: string, mode?: number): Promise<OpenFile>;
  readFile(path: string): Promise<Uint8Array>;
  /** The bytes of a file, piece by piece: it may be larger than memory. */
  readPieces(path: string): AsyncIterable<Uint8Array>;
  stat(path: string): Promise<{ readonly mode: number; readonly mtime: Date; readonly size: number; isFile(): boolean }>;
  realpath(path: string): Promise<string>;
  rename(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
  chmod(path: string, mode: number): Promise<void>;
  copyFile(from: string, to: string): Promise<void>;
  mkdir(path: string): Promise<void>;
  readdir(path: string): Promise<string[]>;
}

/** The real file system. */
export const nodeFileOperations: FileOperations = {
  open,
  readFile: (path) => readFile(path),
  readPieces: (path) => createReadStream(path, { highWaterMark: 2 ** 20 }),
  stat: (path) => stat(path),
  realpath: (path) => realpath(path),
  rename,
  unlink,
  chmod,
  copyFile: (from, to) => copyFile(from, to),
  mkdir: async (path) => {
    await mkdir(path, { recursive: true, mode: 0o700 });
  },
  readdir: (path) => readdir(path),
};

/** The system's code of a failed file operation (`ENOENT`), or an empty text for another error. */
export function systemErrorCode(thrown: unknown): string {
  const code = (thrown as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}
