import { milliseconds } from '../../base/units.ts';
import { type CsvFormat, csvReading, decimal } from './csv-reading.ts';
import { timeStampSeconds } from './time-stamp.ts';
import type { TraceReader } from './trace-reader-kind.ts';

const format: CsvFormat = {
  timeNames: ['arrival_s', 'arrived_at', 'arrivedAtSeconds', 'arrival_time', 'arrival_ms', 'timestamp', 'timestamp_ms', 'time', 'arrival'],
  inputNames: ['input_tokens', 'num_prefill_tokens', 'inputTokensCount', 'prompt_tokens', 'input_length', 'context_tokens', 'isl'],
  outputNames: ['output_tokens', 'num_decode_tokens', 'outputTokensCount', 'completion_tokens', 'output_length', 'generated_tokens', 'osl'],
  timeSeconds(text, columnName) {
    const number = decimal(text);
    return Number.isNaN(number) ? timeStampSeconds(text) : columnName.toLowerCase().endsWith('_ms') ? milliseconds(number) : number;
  },
};

/**
 * CSV with arrival, input and output tokens in any order: ShareGPT replays, Vidur's processed traces, our own tables. Times are
 * seconds, milliseconds where the column's name ends in `_ms`, or time stamps.
 */
export const plainCsvTrace: TraceReader = {
  kind: 'plain-csv',
  label: 'CSV with arrival seconds and token counts',
  recognises: (header) => !/^\s*[[{]/.test(header) && /[,;\t]/.test(header),
  begin: (name) => csvReading(name, format),
};
