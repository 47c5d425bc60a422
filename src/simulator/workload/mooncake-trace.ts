import type { Diagnostic } from '../../base/diagnostic.ts';
import { ok } from '../../base/result.ts';
import { milliseconds } from '../../base/units.ts';
import { BlockListBuilder } from './request-blocks.ts';
import { TraceColumns } from './trace-columns.ts';
import { traceProblem } from './trace-problem.ts';
import type { TraceReader, TraceReading } from './trace-reader-kind.ts';

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

/** A JSON object on a line, or null. */
export function jsonObjectOf(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function blockJsonlReading(name: string, { blockTokensCount, secondsPerTick }: BlockJsonl): TraceReading {
  const rows = new TraceColumns(name, { time: 'timestamp', input: 'input_length', output: 'output_length' });
  const lists = new BlockListBuilder();
  let hasBlocks = false;
  return {
    get requestCount() {
      return rows.requestCount;
    },
    record(text, line): Diagnostic | null {
      const fields = jsonObjectOf(text);
      if (fields === null) return traceProblem(name, line, null, 'is not a JSON object.', 'Write one JSON object on each line.');
      for (const column of ['timestamp', 'input_length', 'output_length']) {
        if (!(column in fields)) return traceProblem(name, line, column, 'is missing.', 'Give timestamp, input_length and output_length.');
      }
      const input = numberOf(fields.input_length);
      const hashIds = fields.hash_ids ?? [];
      const isList = Array.isArray(hashIds) && hashIds.every((id) => Number.isInteger(id) && id >= 0 && id <= 0x7fffffff);
      if (!isList || hashIds.length > Math.ceil(input / blockTokensCount)) {
        const rule = `is not a list of whole numbers, at most one for each ${blockTokensCount} tokens of input.`;
        return traceProblem(name, line, 'hash_ids', rule, 'Correct the row or leave hash_ids out.');
      }
      for (const id of hashIds) lists.add(id);
      lists.endRequest();
      hasBlocks ||= hashIds.length > 0;
      return rows.add(line, numberOf(fields.timestamp) * secondsPerTick, input, numberOf(fields.output_length));
    },
    finish() {
      const trace = rows.finish();
      if (!trace.ok || !hasBlocks) return trace;
      return ok({ ...trace.value, blocks: { blockTokensCount, prompt: lists.finish(), answer: null } });
    },
  };
}

/**
 * Mooncake traces: timestamp (ms), input_length, output_length, hash_ids (hash-chained blocks of 512 tokens of the prompt).
 *
 * @see Qin et al., Mooncake, FAST 2025; kvcache-ai/Mooncake FAST25-release/traces
 */
export const mooncakeTrace: TraceReader = {
  kind: 'mooncake-jsonl',
  label: 'Mooncake trace (JSON lines)',
  recognises: (firstRecord) => firstRecord.trimStart().startsWith('{'),
  begin: (name) => blockJsonlReading(name, mooncake),
};

/**
 * Reader of the Qwen-Bailian traces: as Mooncake's, with chat_id and turn, timestamps in seconds and blocks of 16 tokens.
 *
 * @see https://github.com/alibaba-edu/qwen-bailian-usagetraces-anon
 */
export const bailianTrace: TraceReader = {
  kind: 'qwen-bailian-jsonl',
  label: 'Qwen-Bailian trace (JSON lines)',
  recognises: (firstRecord) => firstRecord.trimStart().startsWith('{') && firstRecord.includes('"chat_id"'),
  begin: (name) => blockJsonlReading(name, bailian),
};
