import type { Diagnostic } from '../../base/diagnostic.ts';

/**
 * What is wrong with a trace file: always with its line (from 1) and, where there is one, its column: the name of a field, or
 * the number of a character (from 1).
 */
export function traceProblem(name: string, line: number, column: string | number | null, problem: string, remedy: string): Diagnostic {
  const shown = typeof column === 'string' ? `column "${column}"` : `column ${column}`;
  const place = column === null ? `line ${line}` : `line ${line}, ${shown}`;
  return { code: 'trace-unreadable', severity: 'error', path: ['workload', 'traceFile'], message: `${name}, ${place}: ${problem}`, remedy };
}
