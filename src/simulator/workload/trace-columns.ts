import type { Diagnostic } from '../../base/diagnostic.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { RequestTrace } from './request-trace.ts';

/** What is wrong with a trace file: always with its line (from 1) and, where there is one, its column. */
export function traceProblem(name: string, line: number, column: string | null, problem: string, remedy: string): Diagnostic {
  const place = column === null ? `line ${line}` : `line ${line}, column "${column}"`;
  return { code: 'trace-unreadable', severity: 'error', path: ['workload', 'traceFile'], message: `${name}, ${place}: ${problem}`, remedy };
}

/** Collects rows of a trace and refuses the first that cannot be a request. */
export class TraceColumns {
  private readonly arrivedAtSeconds: number[] = [];
  private readonly inputTokens: number[] = [];
  private readonly outputTokens: number[] = [];
  private readonly name: string;
  private readonly columns: { readonly time: string; readonly input: string; readonly output: string };

  constructor(name: string, columns: { readonly time: string; readonly input: string; readonly output: string }) {
    this.name = name;
    this.columns = columns;
  }

  /** Takes one row; the problem if it is not a request. */
  add(line: number, atSeconds: number, input: number, output: number): Diagnostic | null {
    const { name, columns } = this;
    if (!Number.isFinite(atSeconds)) return traceProblem(name, line, columns.time, 'is not a time.', 'Correct the time stamp.');
    const previous = this.arrivedAtSeconds.at(-1);
    if (previous !== undefined && atSeconds < previous) {
      return traceProblem(name, line, columns.time, 'goes back in time.', 'Sort the file by time.');
    }
    for (const [tokens, column] of [
      [input, columns.input],
      [output, columns.output],
    ] as const) {
      if (!Number.isInteger(tokens) || tokens < 1 || tokens > 0x7fffffff) {
        const shown = Number.isNaN(tokens) ? 'is not a number' : `is ${tokens}`;
        return traceProblem(name, line, column, `${shown}; a whole number of tokens, 1 or more, is needed.`, 'Correct or remove the row.');
      }
    }
    this.arrivedAtSeconds.push(atSeconds);
    this.inputTokens.push(input);
    this.outputTokens.push(output);
    return null;
  }

  /** The trace, its first request at time 0. */
  finish(): Result<RequestTrace, Diagnostic> {
    const count = this.arrivedAtSeconds.length;
    if (count === 0) return err(traceProblem(this.name, 1, null, 'holds no request.', 'Choose a trace with at least one row.'));
    const firstAtSeconds = this.arrivedAtSeconds[0];
    return ok({
      arrivedAtSeconds: Float64Array.from(this.arrivedAtSeconds, (atSeconds) => atSeconds - firstAtSeconds),
      inputTokensCount: Int32Array.from(this.inputTokens),
      outputTokensCount: Int32Array.from(this.outputTokens),
      classIndex: new Int32Array(count),
    });
  }
}

/** Calls `visit` for each line that is not blank, with its number from 1, until it answers with a problem. */
export function visitLines(text: string, visit: (line: string, number: number) => Diagnostic | null): Diagnostic | null {
  let start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  for (let number = 1; start < text.length; number += 1) {
    let end = text.indexOf('\n', start);
    if (end < 0) end = text.length;
    const line = text.slice(start, text.charCodeAt(end - 1) === 13 ? end - 1 : end);
    if (line.trim() !== '') {
      const problem = visit(line, number);
      if (problem !== null) return problem;
    }
    start = end + 1;
  }
  return null;
}

/** A number written in plain decimal; NaN for anything else, also for an empty field. */
export function decimal(text: string): number {
  return /^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$/.test(text) ? Number(text) : Number.NaN;
}
