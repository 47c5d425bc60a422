import type { Diagnostic } from '../../base/diagnostic.ts';
import { err, type Result } from '../../base/result.ts';
import { milliseconds } from '../../base/units.ts';
import type { RequestTrace } from './request-trace.ts';
import { TraceColumns, traceProblem, visitLines } from './trace-columns.ts';

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : Number.NaN;
}

function parseMooncakeJsonlNamed(name: string, text: string): Result<RequestTrace, Diagnostic> {
  const rows = new TraceColumns(name, { time: 'timestamp', input: 'input_length', output: 'output_length' });
  const problem = visitLines(text, (line, number) => {
    let row: unknown;
    try {
      row = JSON.parse(line);
    } catch {
      return traceProblem(name, number, null, 'is not JSON.', 'Write one JSON object on each line.');
    }
    if (typeof row !== 'object' || row === null) {
      return traceProblem(name, number, null, 'is not a JSON object.', 'Write one JSON object on each line.');
    }
    const fields = row as Readonly<Record<string, unknown>>;
    for (const column of ['timestamp', 'input_length', 'output_length']) {
      if (!(column in fields))
        return traceProblem(name, number, column, 'is missing.', 'Give timestamp (ms), input_length and output_length.');
    }
    return rows.add(number, milliseconds(numberOf(fields.timestamp)), numberOf(fields.input_length), numberOf(fields.output_length));
  });
  return problem === null ? rows.finish() : err(problem);
}

/**
 * Mooncake traces: timestamp (ms), input_length, output_length; hash_ids are not used yet.
 *
 * @see Qin et al., Mooncake, FAST 2025; kvcache-ai/Mooncake FAST25-release/traces
 */
export function parseMooncakeJsonl(text: string): Result<RequestTrace, Diagnostic> {
  return parseMooncakeJsonlNamed('Mooncake trace', text);
}

/** Reader of the Mooncake traces, recognised by their first brace. */
export const mooncakeTrace = {
  kind: 'mooncake-jsonl',
  label: 'Mooncake trace (JSON lines)',
  recognises: (firstLine: string): boolean => firstLine.trimStart().startsWith('{'),
  parse: parseMooncakeJsonlNamed,
} as const;
