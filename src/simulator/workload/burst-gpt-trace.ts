import { type CsvFormat, csvReading, decimal } from './csv-reading.ts';
import type { TraceReader } from './trace-reader-kind.ts';

/** A response of no tokens is how the trace records a request that failed. */
const format: CsvFormat = {
  timeNames: ['Timestamp'],
  inputNames: ['Request tokens'],
  outputNames: ['Response tokens'],
  timeSeconds: decimal,
  skipsNoOutput: true,
};

/**
 * BurstGPT: Timestamp (s), Model, Request tokens, Response tokens, Total tokens, Log Type. Failed requests are left out.
 *
 * @see Wang et al., BurstGPT (2024); https://github.com/HPMLL/BurstGPT
 */
export const burstGptTrace: TraceReader = {
  kind: 'burst-gpt-csv',
  label: 'BurstGPT trace (CSV)',
  recognises: (header) => header.includes('Request tokens') || header.includes('Response tokens'),
  begin: (name) => csvReading(name, format),
};
