import { milliseconds } from '../../base/units.ts';
import { type CsvRow, numberIn } from '../csv.ts';
import { type Conditions, type Measurement, type Refusal, refuse } from '../measurement.ts';
import type { MeasurementLayout } from './layout.ts';

/**
 * InferenceMAX draws lengths evenly between 0.8 and 1 times the nominal ones (RANDOM_RANGE_RATIO; README of
 * SemiAnalysisAI/InferenceX, 2025).
 */
const shortestFraction = 0.8;

function conditionsOf(row: CsvRow): Conditions | Refusal {
  const inputTokens = numberIn(row, 'isl');
  const outputTokens = numberIn(row, 'osl');
  const concurrencyCount = numberIn(row, 'concurrency');
  const acceleratorCount = numberIn(row, 'num_gpus');
  if (inputTokens === null || outputTokens === null) return refuse('field missing', 'isl, osl');
  if (concurrencyCount === null) return refuse('field missing', 'concurrency');
  if (acceleratorCount === null) return refuse('field missing', 'num_gpus');
  return {
    model: row('model'),
    accelerator: row('system'),
    acceleratorCount,
    parallelism: row('parallelism'),
    precision: row('moe_quant') || row('gemm_quant') || row('precision'),
    kvStore: null,
    engine: row('backend'),
    engineVersion: row('backend_version'),
    inputTokens,
    outputTokens,
    shortestFraction,
    load: { kind: 'closed-loop', concurrencyCount },
  };
}

function measurementOf(row: CsvRow): Measurement {
  const ttft = numberIn(row, 'ttft_ms');
  const tpot = numberIn(row, 'tpot_ms');
  return {
    id: row('id'),
    mode: row('mode') === 'disagg' ? 'disaggregated' : 'aggregated',
    split: row('split'),
    modelName: row('model'),
    systemName: row('system'),
    conditions: ttft === null && tpot === null ? refuse('field missing', 'ttft_ms, tpot_ms') : conditionsOf(row),
    measured: {
      ...(ttft !== null && { ttftSeconds: milliseconds(ttft) }),
      ...(tpot !== null && { tpotSeconds: milliseconds(tpot) }),
    },
  };
}

/**
 * aiconfigurator's silicon sample (mostly InferenceX runs): TTFT and TPOT in a closed loop. Rows whose `quality` is not `ok`
 * lack a field or contradict their repeats. Not stated: speculative decoding, and whether figures are means or medians; taken
 * as off, and as means. The throughput column of the file is derived from the others, so it is not scored.
 */
export const siliconSample: MeasurementLayout = {
  kind: 'silicon-sample',
  label: 'closed loop at fixed concurrency: TTFT, TPOT',
  columns: ['backend', 'parallelism', 'concurrency', 'num_gpus', 'ttft_ms', 'tpot_ms'],
  read: ({ header, rows }) =>
    rows.filter((row) => !header.includes('quality') || row('quality') === 'ok' || row('quality') === '').map(measurementOf),
};
