import type { Diagnostic } from '../../base/diagnostic.ts';
import { err, type Result } from '../../base/result.ts';
import type { RequestTrace } from './request-trace.ts';
import { decimal, TraceColumns, traceProblem, visitLines } from './trace-columns.ts';

/** Header names that are understood, the first that is present counts. */
const timeNames = ['arrival_s', 'arrived_at', 'arrivedAtSeconds'];
const inputNames = ['input_tokens', 'num_prefill_tokens', 'inputTokensCount'];
const outputNames = ['output_tokens', 'num_decode_tokens', 'outputTokensCount'];

function parse(name: string, text: string): Result<RequestTrace, Diagnostic> {
  let rows: TraceColumns | null = null;
  let places: readonly number[] = [];
  const problem = visitLines(text, (line, number) => {
    const fields = line.split(',').map((field) => field.trim());
    if (rows === null) {
      const groups = [timeNames, inputNames, outputNames];
      places = groups.map((names) => fields.findIndex((field) => names.includes(field)));
      const missing = places.indexOf(-1);
      if (missing >= 0) {
        return traceProblem(
          name,
          number,
          groups[missing][0],
          'is missing from the header.',
          `Name it one of ${groups[missing].join(', ')}.`,
        );
      }
      rows = new TraceColumns(name, { time: fields[places[0]], input: fields[places[1]], output: fields[places[2]] });
      return null;
    }
    const [time, input, output] = places.map((place) => decimal(fields[place] ?? ''));
    return rows.add(number, time, input, output);
  });
  if (problem !== null) return err(problem);
  return (rows ?? new TraceColumns(name, { time: '', input: '', output: '' })).finish();
}

/** CSV with arrival in seconds, input and output tokens: ShareGPT replays, Vidur's processed traces, our own tables. */
export const plainCsvTrace = {
  kind: 'plain-csv',
  label: 'CSV with arrival seconds and token counts',
  recognises: (firstLine: string): boolean => !firstLine.trimStart().startsWith('{') && firstLine.includes(','),
  parse,
} as const;
