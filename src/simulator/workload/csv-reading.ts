import type { Diagnostic } from '../../base/diagnostic.ts';
import type { Result } from '../../base/result.ts';
import type { RequestTrace } from './request-trace.ts';
import { TraceColumns } from './trace-columns.ts';
import { traceProblem } from './trace-problem.ts';
import type { TraceReading } from './trace-reader-kind.ts';

/** How one format of CSV names its columns, in any order and among others, and writes its times. */
export interface CsvFormat {
  /** Names that are understood, whatever their case; the first of the header counts. */
  readonly timeNames: readonly string[];
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  /** NaN: not a time. */
  readonly timeSeconds: (text: string, columnName: string) => number;
  /** True: a row of no output is left out. */
  readonly skipsNoOutput?: boolean;
}

/** A number written in plain decimal; NaN for anything else, also for an empty field. */
export function decimal(text: string): number {
  return /^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$/.test(text) ? Number(text) : Number.NaN;
}

/** The delimiter of a header: a comma, else a semicolon, else a tab. */
export function delimiterOf(header: string): string {
  return [',', ';', '\t'].find((candidate) => header.includes(candidate)) ?? ',';
}

/** The fields of a row (RFC 4180: quotes may hold the delimiter, a doubled quote is one). A field may not hold a line break. */
export function csvFields(row: string, delimiter: string): readonly string[] {
  if (!row.includes('"')) return row.split(delimiter).map((field) => field.trim());
  const fields: string[] = [];
  let field = '';
  let isQuoted = false;
  for (let at = 0; at < row.length; at += 1) {
    const character = row[at];
    if (character === '"') {
      if (isQuoted && row[at + 1] === '"') {
        field += '"';
        at += 1;
      } else isQuoted = !isQuoted;
    } else if (character === delimiter && !isQuoted) {
      fields.push(field.trim());
      field = '';
    } else field += character;
  }
  fields.push(field.trim());
  return fields;
}

function placeOf(header: readonly string[], names: readonly string[]): number {
  const wanted = names.map((name) => name.toLowerCase());
  return header.findIndex((field) => wanted.includes(field.toLowerCase()));
}

/** True if a header names at least one column of each list. */
export function hasColumns(header: string, lists: readonly (readonly string[])[]): boolean {
  const fields = csvFields(header, delimiterOf(header));
  return lists.every((names) => placeOf(fields, names) >= 0);
}

/** Reads a CSV whose first record is its header. */
export function csvReading(name: string, format: CsvFormat): TraceReading {
  let rows = new TraceColumns(name, { time: format.timeNames[0], input: format.inputNames[0], output: format.outputNames[0] });
  let places: readonly number[] | null = null;
  let delimiter = ',';
  let timeName = '';

  function header(text: string, line: number): Diagnostic | null {
    delimiter = delimiterOf(text);
    const fields = csvFields(text, delimiter);
    const groups = [format.timeNames, format.inputNames, format.outputNames];
    places = groups.map((names) => placeOf(fields, names));
    const missing = places.indexOf(-1);
    if (missing >= 0) {
      const names = groups[missing];
      const remedy = names.length === 1 ? `Name it ${names[0]}.` : `Name it one of ${names.join(', ')}.`;
      return traceProblem(name, line, names[0], 'is missing from the header.', remedy);
    }
    const [time, input, output] = places.map((place) => fields[place]);
    timeName = time;
    rows = new TraceColumns(name, { time, input, output });
    return null;
  }

  return {
    get requestCount() {
      return rows.requestCount;
    },
    record(text, line): Diagnostic | null {
      if (places === null) return header(text, line);
      const fields = csvFields(text, delimiter);
      const output = decimal(fields[places[2]] ?? '');
      if (format.skipsNoOutput && output === 0) return null;
      return rows.add(line, format.timeSeconds(fields[places[0]] ?? '', timeName), decimal(fields[places[1]] ?? ''), output);
    },
    finish: (): Result<RequestTrace, Diagnostic> => rows.finish(),
  };
}
