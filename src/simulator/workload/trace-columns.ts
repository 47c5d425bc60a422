import type { Diagnostic } from '../../base/diagnostic.ts';
import { growingDoubles, growingIntegers } from '../../base/growing-column.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { RequestTrace } from './request-trace.ts';
import { traceProblem } from './trace-problem.ts';

/** Collects rows of a trace and refuses the first that cannot be a request. */
export class TraceColumns {
  private readonly arrivedAtSeconds = growingDoubles();
  private readonly inputTokens = growingIntegers();
  private readonly outputTokens = growingIntegers();
  private readonly name: string;
  private readonly columns: { readonly time: string; readonly input: string; readonly output: string };

  constructor(name: string, columns: { readonly time: string; readonly input: string; readonly output: string }) {
    this.name = name;
    this.columns = columns;
  }

  get requestCount(): number {
    return this.arrivedAtSeconds.length;
  }

  /** Takes one row; the problem if it is not a request. */
  add(line: number, atSeconds: number, input: number, output: number): Diagnostic | null {
    const { name, columns } = this;
    if (!Number.isFinite(atSeconds)) return traceProblem(name, line, columns.time, 'is not a time.', 'Correct the time stamp.');
    if (atSeconds < this.arrivedAtSeconds.last()) {
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
    if (this.requestCount === 0) return err(traceProblem(this.name, 1, null, 'holds no request.', 'Choose a trace with at least one row.'));
    const arrivedAtSeconds = this.arrivedAtSeconds.finish();
    const firstAtSeconds = arrivedAtSeconds[0];
    for (let request = 0; request < arrivedAtSeconds.length; request += 1) arrivedAtSeconds[request] -= firstAtSeconds;
    return ok({
      arrivedAtSeconds,
      inputTokensCount: this.inputTokens.finish(),
      outputTokensCount: this.outputTokens.finish(),
      classIndex: new Int32Array(this.requestCount),
    });
  }
}
