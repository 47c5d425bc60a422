import { milliseconds } from '../../base/units.ts';
import { type CsvRow, numberIn } from '../csv.ts';
import { type Conditions, type Measurement, type Metrics, type Refusal, refuse } from '../measurement.ts';
import type { MeasurementLayout } from './layout.ts';

function conditionsOf(row: CsvRow): Conditions | Refusal {
  const inputTokens = numberIn(row, 'isl');
  const outputTokens = numberIn(row, 'osl');
  const acceleratorCount = numberIn(row, 'num_gpus');
  if (inputTokens === null || outputTokens === null) return refuse('field missing', 'isl, osl');
  if (acceleratorCount === null) return refuse('field missing', 'num_gpus');
  return {
    model: row('model'),
    accelerator: row('gpu'),
    acceleratorCount,
    parallelism: row('parallelism'),
    precision: row('precision'),
    kvStore: null,
    engine: 'trtllm',
    engineVersion: row('trtllm_version'),
    inputTokens,
    outputTokens,
    shortestFraction: 1,
    hasNoFrontEnd: true,
    load:
      row('metric') === 'ttft' ? { kind: 'closed-loop', concurrencyCount: 1 } : { kind: 'all-queued', batchCount: numberIn(row, 'batch') },
  };
}

function metricsOf(row: CsvRow): Metrics | null {
  const value = numberIn(row, 'value');
  if (value === null) return null;
  switch (row('metric')) {
    case 'ttft':
      return { ttftSeconds: milliseconds(value) };
    case 'output_throughput_total':
      return { outputTokensPerSecond: value };
    case 'output_throughput_per_gpu':
      return { outputTokensPerSecond: value * (numberIn(row, 'num_gpus') ?? 1) };
    default:
      return null;
  }
}

/** TensorRT-LLM's published tables: output throughput with all requests queued; in the oldest, TTFT of a single request too. */
export const trtllmTables: MeasurementLayout = {
  kind: 'trtllm-tables',
  label: 'TensorRT-LLM tables: output throughput, all requests queued',
  columns: ['trtllm_version', 'gpu', 'precision', 'parallelism', 'isl', 'osl', 'metric', 'value'],
  read: ({ rows }) =>
    rows.map((row): Measurement => {
      const measured = metricsOf(row);
      const names = ['model', 'gpu', 'precision', 'parallelism', 'isl', 'osl', 'metric'].map(row);
      return {
        id: `trtllm-${row('trtllm_version')}/${names.join('/')}`,
        mode: row('metric') === 'ttft' ? 'first-token' : 'offline',
        split: row('split'),
        modelName: row('model'),
        systemName: row('gpu'),
        conditions: measured === null ? refuse('field missing', 'value') : conditionsOf(row),
        measured: measured ?? {},
      };
    }),
};
