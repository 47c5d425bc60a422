import { milliseconds } from '../../base/units.ts';
import { type CsvRow, numberIn } from '../csv.ts';
import { type Conditions, type Measurement, type Refusal, refuse } from '../measurement.ts';
import type { MeasurementLayout } from './layout.ts';
import { mlperfBenchmarkOf } from './mlperf-benchmarks.ts';

/** `B200-SXM-180GBx8_TRT`, `8xMI300X_2xEPYC-9374F`, `XE9680_MI300X_192GBx8`, `xd670_h200_x8_sglang_049`: the name says what and how many. */
export function systemOfName(name: string): { readonly accelerator: string; readonly acceleratorCount: number } | null {
  const found = /(GB?\d{3}|[BHA]\d{3}|MI\d{3}X|L40S|GH200)(?:[-_ ]?(NVL|PCIe|CTS|SXM))?/i.exec(name.replace(/SXM[-_]?/i, 'SXM-'));
  if (found === null) return null;
  const after = /(?:GB|GH200[^x]*|aarch64|SXM|CTS|NVL|[bh]\d{3}|MI\d{3}X)_?x(\d+)/i.exec(name);
  const before = new RegExp(`(\\d+)x${found[1]}`, 'i').exec(name);
  const count = Number(after?.[1] ?? before?.[1] ?? Number.NaN);
  if (!Number.isInteger(count)) return null;
  const form = /NVL/i.test(name) ? '-NVL' : '';
  return { accelerator: `${found[1].toUpperCase()}${form}`, acceleratorCount: count };
}

function engineOfName(row: CsvRow): { readonly engine: string; readonly engineVersion: string } {
  const name = row('system');
  const versioned = /(sglang|vllm)_?0?(\d)(\d+)?/i.exec(name);
  if (versioned) return { engine: versioned[1].toLowerCase(), engineVersion: `0.${versioned[2]}.${versioned[3] ?? '0'}` };
  if (/vllm|MI\d{3}X/i.test(name)) return { engine: 'vllm', engineVersion: '0.9' };
  return { engine: 'trtllm', engineVersion: row('round') === 'v4.1' ? '0.11' : '1.0' };
}

/** The logs do not state formats: that of the round's submissions on the device (fp4 on Blackwell and MI355X, else fp8). */
function precisionOf(accelerator: string, model: string): string {
  if (/fp8/.test(model)) return 'fp8';
  return /^(B\d|GB\d|MI355)/.test(accelerator) ? 'fp4' : 'fp8';
}

function conditionsOf(row: CsvRow, outputTokens: number, samplesPerSecond: number): Conditions | Refusal {
  const benchmark = mlperfBenchmarkOf(row('model'));
  if (benchmark === undefined) return refuse('model not in the catalogue', row('model'));
  const system = systemOfName(row('system'));
  if (system === null) return refuse('part not in the catalogue', row('system'));
  return {
    model: row('model'),
    ...system,
    parallelism: null,
    precision: precisionOf(system.accelerator, row('model')),
    kvStore: null,
    ...engineOfName(row),
    inputTokens: benchmark.inputTokens,
    outputTokens,
    shortestFraction: 1,
    hasNoFrontEnd: true,
    load: /offline/i.test(row('scenario'))
      ? { kind: 'all-queued', batchCount: null }
      : /single/i.test(row('scenario'))
        ? { kind: 'closed-loop', concurrencyCount: 1 }
        : { kind: 'poisson', ratePerSecond: samplesPerSecond },
  };
}

/** MLPerf's logs: throughput, and for server runs mean TTFT and TPOT. Mean output tokens are tokens over samples. */
export const mlperfLogs: MeasurementLayout = {
  kind: 'mlperf-logs',
  label: 'MLPerf LoadGen logs: throughput, TTFT, TPOT',
  columns: ['samples_per_s', 'tokens_per_s', 'ttft_mean_ms', 'tpot_mean_ms', 'scenario'],
  read: ({ rows }) =>
    rows
      .filter((row) => row('valid') !== 'INVALID')
      .map((row): Measurement => {
        const tokens = numberIn(row, 'tokens_per_s');
        const samples = numberIn(row, 'samples_per_s');
        const ttft = numberIn(row, 'ttft_mean_ms');
        const tpot = numberIn(row, 'tpot_mean_ms');
        const isComplete = tokens !== null && samples !== null && samples > 0;
        return {
          id: `mlperf-log/${row('path')}`,
          mode: row('scenario').toLowerCase(),
          split: row('split'),
          modelName: row('model'),
          systemName: row('system'),
          conditions: isComplete
            ? conditionsOf(row, Math.max(1, Math.round(tokens / samples)), samples)
            : refuse('field missing', 'tokens_per_s, samples_per_s'),
          measured: {
            ...(tokens !== null && { outputTokensPerSecond: tokens }),
            ...(ttft !== null && { ttftSeconds: milliseconds(ttft) }),
            ...(tpot !== null && { tpotSeconds: milliseconds(tpot) }),
          },
        };
      }),
};
