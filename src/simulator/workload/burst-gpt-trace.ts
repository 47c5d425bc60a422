import type { Diagnostic } from '../../base/diagnostic.ts';
import { err, type Result } from '../../base/result.ts';
import type { RequestTrace } from './request-trace.ts';
import { decimal, TraceColumns, traceProblem, visitLines } from './trace-columns.ts';

const columns = { time: 'Timestamp', input: 'Request tokens', output: 'Response tokens' } as const;

function parse(name: string, text: string): Result<RequestTrace, Diagnostic> {
  const rows = new TraceColumns(name, columns);
  let places: readonly number[] | null = null;
  const problem = visitLines(text, (line, number) => {
    const fields = line.split(',').map((field) => field.trim());
    if (places === null) {
      const wanted = Object.values(columns);
      const missing = wanted.find((column) => !fields.includes(column));
      if (missing !== undefined)
        return traceProblem(name, number, missing, 'is missing from the header.', `The columns ${wanted.join(', ')} are needed.`);
      places = wanted.map((column) => fields.indexOf(column));
      return null;
    }
    const [time, input, output] = places.map((place) => decimal(fields[place] ?? ''));
    // A response of no tokens is how the trace records a request that failed.
    return output === 0 ? null : rows.add(number, time, input, output);
  });
  return problem === null ? rows.finish() : err(problem);
}

/**
 * BurstGPT: Timestamp (s), Model, Request tokens, Response tokens, Total tokens, Log Type. Failed requests are left out.
 *
 * @see Wang et al., BurstGPT (2024); https://github.com/HPMLL/BurstGPT
 */
export const burstGptTrace = {
  kind: 'burst-gpt-csv',
  label: 'BurstGPT trace (CSV)',
  recognises: (firstLine: string): boolean => firstLine.includes(columns.input) || firstLine.includes(columns.output),
  parse,
} as const;
