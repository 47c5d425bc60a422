import type { ParseArgsConfig } from 'node:util';

/** Exit statuses, as scripts see them. */
export const exitStatus = {
  done: 0,
  /** The command worked, and its answer is no: problems found, a target missed. */
  no: 1,
  usage: 2,
  /** A file that cannot be read or written, or a fault of the program. */
  failed: 3,
} as const;
export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus];

/** What a command may touch: passed in, so that a test sees all of it. */
export interface CommandContext {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** True if somebody watches: only then is progress drawn. */
  readonly isTerminal: boolean;
  readonly workingFolder: string;
  readonly appRoot: string;
  /** Monotonic. */
  readonly clockSeconds: () => number;
}

/** Values of the options given on the command line, by name. */
export type OptionValues = Readonly<Record<string, string | boolean | undefined>>;

export interface Command {
  readonly name: string;
  /** One line, for the list. */
  readonly summary: string;
  /** What follows the name: `DESIGN [--json]`. */
  readonly synopsis: string;
  /** What each option does, and whatever else somebody needs to know. */
  readonly help: string;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** Fewest and most arguments that are not options. */
  readonly argumentCount: readonly [number, number];
  run(operands: readonly string[], options: OptionValues, context: CommandContext): ExitStatus | Promise<ExitStatus>;
}

/** The command line was wrong: message and the command's usage are printed, and the status is 2. */
export class UsageError extends Error {}

/** A file could not be read or written: the status is 3. */
export class FileError extends Error {
  readonly code: string;
  readonly path: string;
  readonly remedy: string;

  constructor(code: string, path: string, message: string, remedy: string) {
    super(message);
    this.code = code;
    this.path = path;
    this.remedy = remedy;
  }
}

/** A whole number of at least `least`, or null if the option is not given. @throws UsageError */
export function wholeNumberOption(options: OptionValues, name: string, least: number): number | null {
  const text = options[name];
  if (text === undefined) return null;
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < least || text === '')
    throw new UsageError(`--${name} wants a whole number of at least ${least}, not "${text}".`);
  return value;
}

/** A number above zero, or null if the option is not given. @throws UsageError */
export function positiveNumberOption(options: OptionValues, name: string): number | null {
  const text = options[name];
  if (text === undefined) return null;
  const value = Number(text);
  if (!Number.isFinite(value) || value <= 0) throw new UsageError(`--${name} wants a number above 0, not "${text}".`);
  return value;
}
