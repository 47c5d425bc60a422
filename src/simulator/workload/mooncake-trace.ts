import type { Diagnostic } from '../../base/diagnostic.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { milliseconds } from '../../base/units.ts';
import { BlockListBuilder } from './request-blocks.ts';
import type { RequestTrace } from './request-trace.ts';
import { TraceColumns, traceProblem, visitLines } from './trace-columns.ts';

/** Where two traces of this shape differ. */
interface BlockJsonl {
  readonly blockTokensCount: number;
  readonly secondsPerTick: number;
}
const mooncake: BlockJsonl = { blockTokensCount: 512, secondsPerTick: milliseconds(1) };
const bailian: BlockJsonl = { blockTokensCount: 16, secondsPerTick: 1 };

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : Number.NaN;
}

function parseBlockJsonl(name: string, text: string, { blockTokensCount, secondsPerTick }: BlockJsonl): Result<RequestTrace, Diagnostic> {
  const rows = new TraceColumns(name, { time: 'timestamp', input: 'input_length', output: 'output_length' });
  const lists = new BlockListBuilder();
  let hasBlocks = false;
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
      if (!(column in fields)) return traceProblem(name, number, column, 'is missing.', 'Give timestamp, input_length and output_length.');
    }
    const input = numberOf(fields.input_length);
    const hashIds = fields.hash_ids ?? [];
    const isList = Array.isArray(hashIds) && hashIds.every((id) => Number.isInteger(id) && id >= 0 && id <= 0x7fffffff);
    if (!isList || hashIds.length > Math.ceil(input / blockTokensCount)) {
      const rule = `is not a list of whole numbers, at most one for each ${blockTokensCount} tokens of input.`;
      return traceProblem(name, number, 'hash_ids', rule, 'Correct the row or leave hash_ids out.');
    }
    for (const id of hashIds) lists.add(id);
    lists.endRequest();
    hasBlocks ||= hashIds.length > 0;
    return rows.add(number, numberOf(fields.timestamp) * secondsPerTick, input, numberOf(fields.output_length));
  });
  if (problem !== null) return err(problem);
  const trace = rows.finish();
  if (!trace.ok || !hasBlocks) return trace;
  return ok({ ...trace.value, blocks: { blockTokensCount, prompt: lists.finish(), answer: null } });
}

/**
 * Mooncake traces: timestamp (ms), input_length, output_length, hash_ids (hash-chained blocks of 512 tokens of the prompt).
 *
 * @see Qin et al., Mooncake, FAST 2025; kvcache-ai/Mooncake FAST25-release/traces
 */
export function parseMooncakeJsonl(text: string): Result<RequestTrace, Diagnostic> {
  return parseBlockJsonl('Mooncake trace', text, mooncake);
}

/** Reader of the Mooncake traces, recognised by their first brace. */
export const mooncakeTrace = {
  kind: 'mooncake-jsonl',
  label: 'Mooncake trace (JSON lines)',
  recognises: (firstLine: string): boolean => firstLine.trimStart().startsWith('{'),
  parse: (name: string, text: string) => parseBlockJsonl(name, text, mooncake),
} as const;

/**
 * Reader of the Qwen-Bailian traces: as Mooncake's, with chat_id and turn, timestamps in seconds and blocks of 16 tokens.
 *
 * @see https://github.com/alibaba-edu/qwen-bailian-usagetraces-anon
 */
export const bailianTrace = {
  kind: 'qwen-bailian-jsonl',
  label: 'Qwen-Bailian trace (JSON lines)',
  recognises: (firstLine: string): boolean => firstLine.trimStart().startsWith('{') && firstLine.includes('"chat_id"'),
  parse: (name: string, text: string) => parseBlockJsonl(name, text, bailian),
} as const;
