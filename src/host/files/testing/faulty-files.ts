import { type FileOperations, nodeFileOperations } from '../file-operations.ts';

/** An error as the system throws it. */
export function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: made by a test`), { code });
}

/** The real file system, with some operations replaced, and every call written down as `operation path`. */
export function faultyFiles(faults: Partial<FileOperations>): { readonly files: FileOperations; readonly calls: string[] } {
  const calls: string[] = [];
  const files = Object.fromEntries(
    Object.entries({ ...nodeFileOperations, ...faults }).map(([name, operation]) => [
      name,
      (...args: readonly unknown[]) => {
        calls.push(`${name} ${String(args[0])}`);
        return (operation as (...args: readonly unknown[]) => unknown)(...args);
      },
    ]),
  ) as unknown as FileOperations;
  return { files, calls };
}
