import type { Diagnostic } from '../../base/diagnostic.ts';
import { kindFamily } from '../../base/kinds.ts';
import { err, type Result } from '../../base/result.ts';
import { azureTrace } from './azure-trace.ts';
import { burstGptTrace } from './burst-gpt-trace.ts';
import { bailianTrace, mooncakeTrace } from './mooncake-trace.ts';
import { plainCsvTrace } from './plain-csv-trace.ts';
import type { RequestTrace } from './request-trace.ts';
import { traceProblem } from './trace-columns.ts';

/** Asked in this order: the first that recognises the file's first line reads it. */
export const traceReaders = kindFamily('trace reader', [bailianTrace, mooncakeTrace, azureTrace, burstGptTrace, plainCsvTrace]);

/**
 * Reads a recorded trace of any known format.
 *
 * @param name of the file, for messages
 * @param text decoded as UTF-8
 */
export function parseTrace(name: string, text: string): Result<RequestTrace, Diagnostic> {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const firstLine = text
    .slice(start, start + 2000)
    .trimStart()
    .split('\n', 1)[0];
  if (firstLine === '') return err(traceProblem(name, 1, null, 'the file is empty.', 'Choose a trace with at least one request.'));
  if (firstLine.includes('\0') || firstLine.includes('\ufffd')) {
    return err(traceProblem(name, 1, null, 'is not UTF-8 text.', 'Save the file as UTF-8.'));
  }
  const reader = traceReaders.members.find((member) => member.recognises(firstLine));
  if (reader === undefined) {
    const known = traceReaders.members.map((member) => member.label).join('; ');
    return err(traceProblem(name, 1, null, 'no reader knows this format.', `Known formats: ${known}.`));
  }
  return reader.parse(name, text);
}
