import { type CsvRow, numberIn } from '../csv.ts';
import { type Conditions, type Load, type Measurement, type Refusal, refuse } from '../measurement.ts';
import type { MeasurementLayout } from './layout.ts';
import { mlperfBenchmarkOf } from './mlperf-benchmarks.ts';

/** `TOKENS_PER_SAMPLE: 301.1` of the accuracy column. */
function tokensPerSample(row: CsvRow): number | null {
  const found = /TOKENS_PER_SAMPLE:\s*([\d.]+)/.exec(row('Accuracy'));
  return found === null ? null : Number(found[1]);
}

/** `vLLM 0.9.0.2.dev108`, `TensorRT 10.11, CUDA 12.9`. */
export function softwareOf(software: string): { readonly engine: string; readonly engineVersion: string } {
  const vllm = /vLLM\s*([\d.]*)/i.exec(software);
  if (vllm) return { engine: 'vllm', engineVersion: vllm[1] };
  const sglang = /sglang\s*([\d.]*)/i.exec(software);
  if (sglang) return { engine: 'sglang', engineVersion: sglang[1] };
  // Submissions name the TensorRT release, not TensorRT-LLM's; those of round 5.1 (mid 2025) ran TensorRT-LLM 1.0 or before.
  return { engine: 'trtllm', engineVersion: '1.0' };
}

function conditionsOf(row: CsvRow, tokensPerSecond: number, outputTokens: number, inputTokens: number): Conditions | Refusal {
  const nodes = numberIn(row, 'Nodes');
  const perNode = numberIn(row, 'a#');
  if (nodes === null || perNode === null) return refuse('field missing', 'Nodes, a#');
  const load: Load =
    row('Scenario') === 'Offline'
      ? { kind: 'all-queued', batchCount: null }
      : { kind: 'poisson', ratePerSecond: tokensPerSecond / outputTokens };
  return {
    model: row('Model'),
    accelerator: row('Accelerator'),
    acceleratorCount: nodes * perNode,
    parallelism: null,
    precision: row('weight_data_types'),
    kvStore: null,
    ...softwareOf(row('Software')),
    inputTokens,
    outputTokens,
    shortestFraction: 1,
    hasNoFrontEnd: true,
    load,
  };
}

/** MLPerf's results table. Offline: all requests queued; Server and Interactive: Poisson at the rate that was served. */
export const mlperfTable: MeasurementLayout = {
  kind: 'mlperf-table',
  label: 'MLPerf results: output tokens per second',
  columns: ['Submitter', 'Scenario', 'Accelerator', 'Performance_Result', 'Performance_Units'],
  read: ({ rows }) =>
    rows.map((row): Measurement => {
      const result = numberIn(row, 'Performance_Result');
      const benchmark = mlperfBenchmarkOf(row('Model'));
      const outputTokens = Math.round(tokensPerSample(row) ?? benchmark?.outputTokens ?? 0);
      // Interactive rows say Queries/s and hold tokens: 102,907 beside 102,902.54 tokens and 797.76 samples a second in the log of
      // XE9680L_B200_SXM_180GBx8_TRT, llama3.1-8b.
      const tokensPerSecond = result;
      const conditions =
        tokensPerSecond === null
          ? refuse('field missing', 'Performance_Result')
          : benchmark === undefined
            ? refuse('model not in the catalogue', row('Model'))
            : conditionsOf(row, tokensPerSecond, outputTokens, benchmark.inputTokens);
      return {
        id: `mlperf/${row('Location')}`,
        mode: row('Scenario').toLowerCase(),
        split: row('split'),
        modelName: row('Model'),
        systemName: row('Accelerator'),
        conditions,
        measured: tokensPerSecond === null ? {} : { outputTokensPerSecond: tokensPerSecond },
      };
    }),
};
