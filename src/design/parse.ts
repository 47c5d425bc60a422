import type { Diagnostic } from '../base/diagnostic.ts';
import { findJsonFault } from './json-position.ts';
import { migrations as allMigrations, currentFormatVersion, type Migration, migrateTo } from './migrations/index.ts';
import { type Design, designSchema } from './schema.ts';
import { issueDiagnostics } from './schema-issues.ts';

/** A design, or the reasons why the text is none. */
export interface ParsedDesign {
  readonly design: Design | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the text of a design file: JSON, then migrations, then the schema. Never throws. */
export function parseDesign(text: string): ParsedDesign {
  return parseDesignWith(text, currentFormatVersion, allMigrations);
}

/** `parseDesign` with other migrations, so that the mechanism can be tested before the first real one. */
export function parseDesignWith(text: string, version: number, migrations: readonly Migration[]): ParsedDesign {
  // Editors on some systems put a byte-order mark in front.
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text;
  let json: unknown;
  try {
    json = JSON.parse(source);
  } catch {
    return refuse(brokenJson(source));
  }
  const problem = notADesign(json, version) ?? tooDeep(json);
  if (problem) return refuse(problem);
  const migrated = migrateTo(json as Record<string, unknown>, version, migrations);
  if (!migrated) return refuse(noMigration(json, version));
  const parsed = designSchema.safeParse(migrated);
  if (parsed.success) return { design: parsed.data, diagnostics: [] };
  return { design: null, diagnostics: issueDiagnostics(parsed.error.issues, migrated) };
}

function refuse(diagnostic: Diagnostic): ParsedDesign {
  return { design: null, diagnostics: [diagnostic] };
}

function brokenJson(text: string): Diagnostic {
  if (text.trim() === '') {
    return {
      code: 'empty-file',
      severity: 'error',
      path: [],
      message: 'The file is empty.',
      remedy: 'Open another file, or start a new design.',
    };
  }
  const { line, column, expected, isTruncated } = findJsonFault(text);
  return {
    code: isTruncated ? 'truncated-json' : 'bad-json',
    severity: 'error',
    path: [],
    message: isTruncated
      ? `The file ends at line ${line}, column ${column}, where ${expected} should follow: it is cut off.`
      : `The file is not JSON: line ${line}, column ${column}, where ${expected} should stand.`,
    remedy: isTruncated ? 'Fetch the file again, or restore it from a backup.' : `Mend line ${line}, or restore the file from a backup.`,
  };
}

function notADesign(json: unknown, version: number): Diagnostic | null {
  const isObject = typeof json === 'object' && json !== null && !Array.isArray(json);
  const format = isObject ? (json as Record<string, unknown>).format : undefined;
  if (!isObject || format !== 'clusterwright-design') {
    const what = !isObject
      ? Array.isArray(json)
        ? 'a list'
        : json === null
          ? 'null'
          : `a ${typeof json}`
      : format === undefined
        ? 'an object without "format"'
        : `an object with "format": ${JSON.stringify(format).slice(0, 60)}`;
    return {
      code: 'not-a-design',
      severity: 'error',
      path: isObject ? ['format'] : [],
      message: `The file is valid JSON but no design: it holds ${what}.`,
      remedy: 'Open a file that Clusterwright has saved ("format": "clusterwright-design"), or use Import for other formats.',
    };
  }
  const found = (json as Record<string, unknown>).formatVersion;
  if (typeof found !== 'number' || !Number.isInteger(found) || found < 0) {
    return {
      code: 'bad-format-version',
      severity: 'error',
      path: ['formatVersion'],
      message: '"formatVersion" is not a whole number.',
      remedy: `Set it to the version that the file was written in; the newest is ${version}.`,
    };
  }
  if (found > version) {
    return {
      code: 'format-version-newer',
      severity: 'error',
      path: ['formatVersion'],
      message: `The file is in format version ${found}; this version of Clusterwright reads up to ${version}.`,
      remedy: 'Update Clusterwright to open it. The file is left as it is.',
    };
  }
  return null;
}

/** Deeper than any design; what walks a design may then use the call stack. */
const depthLimit = 64;

function tooDeep(json: unknown): Diagnostic | null {
  let level: unknown[] = [json];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > depthLimit) {
      return {
        code: 'too-deep',
        severity: 'error',
        path: [],
        message: `The file nests things more than ${depthLimit} deep, which no design does.`,
        remedy: 'Open another file, or restore it from a backup.',
      };
    }
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []));
  }
  return null;
}

function noMigration(json: unknown, version: number): Diagnostic {
  const found = (json as Record<string, unknown>).formatVersion;
  return {
    code: 'format-version-unknown',
    severity: 'error',
    path: ['formatVersion'],
    message: `The file is in format version ${found}, from which there is no way to ${version}.`,
    remedy: `Set "formatVersion" to ${version} if the file was written by hand, and mend what is then reported.`,
  };
}
