import { resolve } from 'node:path';

/** Designs named on a shell's command line. What begins with a hyphen is a switch of Electron's or Chromium's. */
export function designPathsOf(argv: readonly string[], workingFolder: string): string[] {
  return argv
    .filter((argument) => /\.json$/i.test(argument) && !argument.startsWith('-'))
    .map((argument) => resolve(workingFolder, argument));
}
