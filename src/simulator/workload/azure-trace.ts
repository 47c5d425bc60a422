import type { Diagnostic } from '../../base/diagnostic.ts';
import { err, type Result } from '../../base/result.ts';
import type { RequestTrace } from './request-trace.ts';
import { decimal, TraceColumns, traceProblem, visitLines } from './trace-columns.ts';

const timeColumn = 'TIMESTAMP';
const inputColumn = 'ContextTokens';
const outputColumn = 'GeneratedTokens';

/** Days since 1970-01-01 of a Gregorian date (Fliegel and Van Flandern 1968). */
function dayNumber(year: number, month: number, day: number): number {
  const leapShift = Math.trunc((month - 14) / 12);
  return (
    day -
    32075 +
    Math.trunc((1461 * (year + 4800 + leapShift)) / 4) +
    Math.trunc((367 * (month - 2 - leapShift * 12)) / 12) -
    Math.trunc((3 * Math.trunc((year + 4900 + leapShift) / 100)) / 4) -
    2440588
  );
}

function timestampSeconds(text: string): number {
  const match = /^\s*(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2}):(\d{2}(?:\.\d+)?)(?:\+00:00|Z)?\s*$/.exec(text);
  if (match === null) return Number.NaN;
  const [year, month, day, hour, minute, second] = match.slice(1).map(Number);
  return dayNumber(year, month, day) * 86400 + hour * 3600 + minute * 60 + second;
}

function parseAzureCsvNamed(name: string, text: string): Result<RequestTrace, Diagnostic> {
  const rows = new TraceColumns(name, { time: timeColumn, input: inputColumn, output: outputColumn });
  let places: readonly number[] | null = null;
  const problem = visitLines(text, (line, number) => {
    const fields = line.split(',');
    if (places === null) {
      const header = fields.map((field) => field.trim());
      places = [timeColumn, inputColumn, outputColumn].map((column) => header.indexOf(column));
      const missing = [timeColumn, inputColumn, outputColumn].find((_, i) => places?.[i] === -1);
      if (missing === undefined) return null;
      return traceProblem(
        name,
        number,
        missing,
        'is missing from the header.',
        `Name the columns ${timeColumn}, ${inputColumn} and ${outputColumn}.`,
      );
    }
    const [time, input, output] = places.map((place) => fields[place] ?? '');
    return rows.add(number, timestampSeconds(time), decimal(input), decimal(output));
  });
  return problem === null ? rows.finish() : err(problem);
}

/**
 * Azure LLM inference traces 2023: TIMESTAMP (UTC, 100 ns), ContextTokens, GeneratedTokens.
 *
 * @see https://github.com/Azure/AzurePublicDataset, AzureLLMInferenceTrace_conv.csv
 */
export function parseAzureCsv(text: string): Result<RequestTrace, Diagnostic> {
  return parseAzureCsvNamed('Azure trace', text);
}

/** Reader of the Azure traces, recognised by the header. */
export const azureTrace = {
  kind: 'azure-csv',
  label: 'Azure LLM inference trace (CSV)',
  recognises: (firstLine: string): boolean => firstLine.includes(timeColumn) || firstLine.includes(inputColumn),
  parse: parseAzureCsvNamed,
} as const;
