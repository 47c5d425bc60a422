import { milliseconds } from '../../base/units.ts';
import type { CsvRecord } from '../csv-records.ts';
import { mlperfBenchmarkOf } from '../layouts/mlperf-benchmarks.ts';
import { systemOfName } from '../layouts/mlperf-logs.ts';
import { type Conditions, isRefusal, type Load, type Measurement, type Metrics, type Refusal, refuse } from '../measurement.ts';
import { parallelismOfCase } from './case-parallelism.ts';

/** A case as its file states it: conditions, and one value or a list per metric. */
export interface CaseFile {
  readonly id: string;
  readonly kind: string;
  readonly split: string;
  readonly source: string;
  readonly conditions: Readonly<Record<string, unknown>>;
  readonly metrics: Readonly<Record<string, unknown>>;
}

/** What a case asks for: end-to-end points, collectives, or nothing that is predicted, and why. */
export type CaseQuestion =
  | { readonly kind: 'end-to-end'; readonly measurements: readonly Measurement[] }
  | { readonly kind: 'collective'; readonly records: readonly CsvRecord[] }
  | Refusal;

/** The case in a JSON text; null: it is none. */
export function readCase(text: string): CaseFile | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const { id, kind, split, source, conditions, metrics } = (json ?? {}) as Record<string, unknown>;
  if (typeof id !== 'string' || typeof conditions !== 'object' || conditions === null || typeof metrics !== 'object' || metrics === null)
    return null;
  return {
    id,
    kind: typeof kind === 'string' ? kind : '',
    split: typeof split === 'string' ? split : '',
    source: typeof source === 'string' ? source : '',
    conditions: conditions as CaseFile['conditions'],
    metrics: metrics as CaseFile['metrics'],
  };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

function numberAt(value: unknown, index: number): number | null {
  const list = listOf(value);
  const found = list.length === 1 ? list[0] : list[index];
  return typeof found === 'number' ? found : null;
}

function textAt(value: unknown, index: number): string {
  const list = listOf(value);
  return String((list.length === 1 ? list[0] : list[index]) ?? '');
}

/** Values of a metric: numbers in its unit. */
function valuesOf(metric: unknown): readonly number[] {
  const value = typeof metric === 'object' && metric !== null && 'value' in metric ? metric.value : metric;
  return listOf(value).filter((each) => typeof each === 'number');
}

/** Names of metrics that are predicted, and what one value of each means over `count` accelerators. */
const metricReaders: readonly { readonly name: RegExp; readonly read: (value: number, count: number) => Metrics }[] = [
  { name: /^(ttft|ttft_mean|mean_ttft)$/, read: (value) => ({ ttftSeconds: milliseconds(value) }) },
  { name: /^(tpot|tpot_mean|mean_tpot)$/, read: (value) => ({ tpotSeconds: milliseconds(value) }) },
  {
    name: /^(output_throughput|output_throughput_total|output_tok_s|output_tok_s_total)$/,
    read: (value) => ({ outputTokensPerSecond: value }),
  },
  { name: /^(output_throughput_per_gpu|output_tok_s_per_gpu)$/, read: (value, count) => ({ outputTokensPerSecond: value * count }) },
  { name: /^input_tok_s_per_gpu$/, read: (value, count) => ({ inputTokensPerSecond: value * count }) },
  { name: /^input_tok_s_per_node$/, read: (value, count) => ({ inputTokensPerSecond: (value * count) / 8 }) },
];

function loadOf(batch: unknown, index: number): Load | null {
  const text = textAt(batch, index);
  const concurrency = /^concurrency (\d+)/.exec(text);
  if (concurrency) return { kind: 'closed-loop', concurrencyCount: Number(concurrency[1]) };
  if (/all queued|all requests queued/i.test(text)) return { kind: 'all-queued', batchCount: null };
  const count = numberAt(batch, index);
  return count === null ? null : { kind: 'all-queued', batchCount: count };
}

/** `trtllm 1.2.0`, or the engine that the source names. */
function engineOf({ conditions, source }: CaseFile): { readonly engine: string; readonly engineVersion: string } {
  const [engine, engineVersion = ''] = textAt(conditions.backend, 0).split(' ');
  if (engine !== '') return { engine, engineVersion };
  const named = /(tensorrt-llm|vllm|sglang)[^\d]*([\d.]*)/i.exec(source);
  if (named === null) return { engine: 'trtllm', engineVersion: '1.0' };
  return { engine: named[1].toLowerCase() === 'tensorrt-llm' ? 'trtllm' : named[1], engineVersion: named[2] };
}

function conditionsAt(file: CaseFile, index: number): Conditions | Refusal {
  const { conditions } = file;
  const acceleratorCount = numberAt(conditions.count, 0);
  const inputTokens = numberAt(conditions.isl, index);
  const outputTokens = numberAt(conditions.osl, index);
  if (acceleratorCount === null) return refuse('field missing', 'count');
  if (inputTokens === null || outputTokens === null) return refuse('field missing', 'one number each for isl and osl');
  const load = loadOf(conditions.batch, index);
  if (load === null) return refuse('field missing', `a load: "${textAt(conditions.batch, index)}"`);
  const parallelism = parallelismOfCase(textAt(conditions.parallelism, 0));
  if (typeof parallelism !== 'string') return parallelism;
  const precision = textAt(conditions.precision, 0);
  return {
    model: textAt(conditions.model, 0),
    accelerator: textAt(conditions.hardware, 0),
    acceleratorCount,
    parallelism,
    precision: /unstated/.test(precision) ? '' : precision,
    kvStore: /fp16 kv/i.test(precision) ? 'bf16' : null,
    ...engineOf(file),
    inputTokens,
    outputTokens,
    // The sample's load generator draws lengths; the others state one length (docs/adr/0007-reading-the-silicon-sample.md).
    shortestFraction: file.id.startsWith('aic_') ? 0.8 : 1,
    load,
    ...(!file.id.startsWith('aic_') && { hasNoFrontEnd: true as const }),
  };
}

function named(file: CaseFile, mode: string, index: number) {
  return {
    id: `${file.id}/${index}`,
    mode,
    split: file.split,
    modelName: textAt(file.conditions.model, 0),
    systemName: textAt(file.conditions.hardware, 0),
  };
}

/** A scenario of an MLPerf case, or null where the case has no such run. */
function mlperfPoint(file: CaseFile, scenario: string): Measurement | null {
  const run = file.metrics[scenario] as Readonly<Record<string, unknown>> | undefined;
  const tokens = run && numberAt(run.output_tok_s, 0);
  const samples = run && numberAt(run.samples_s, 0);
  if (!run || !tokens || !samples) return null;
  const mean = (metric: unknown) => numberAt((metric as Readonly<Record<string, unknown>> | undefined)?.mean, 0);
  const ttft = mean(run.ttft_ms);
  const tpot = mean(run.tpot_ms);
  const model = textAt(file.conditions.model, 0);
  const benchmark = mlperfBenchmarkOf(model);
  const system = systemOfName(textAt(file.conditions.hardware, 0));
  const conditions = (): Conditions | Refusal => {
    if (benchmark === undefined) return refuse('model not in the catalogue', model);
    if (system === null) return refuse('part not in the catalogue', textAt(file.conditions.hardware, 0));
    return {
      model,
      ...system,
      parallelism: null,
      precision: textAt(file.conditions.precision, 0),
      kvStore: null,
      engine: /mi3\d\d/i.test(system.accelerator) ? 'vllm' : 'trtllm',
      engineVersion: /mi3\d\d/i.test(system.accelerator) ? '0.6' : '1.0',
      inputTokens: benchmark.inputTokens,
      outputTokens: Math.max(1, Math.round(tokens / samples)),
      shortestFraction: 1,
      load: scenario === 'offline' ? { kind: 'all-queued', batchCount: null } : { kind: 'poisson', ratePerSecond: samples },
      hasNoFrontEnd: true,
    };
  };
  return {
    ...named(file, scenario, 0),
    conditions: conditions(),
    measured: {
      outputTokensPerSecond: tokens,
      ...(ttft !== null && { ttftSeconds: milliseconds(ttft) }),
      ...(tpot !== null && { tpotSeconds: milliseconds(tpot) }),
    },
  };
}

function collectiveRecords({ conditions, metrics, split, source }: CaseFile): readonly CsvRecord[] {
  const busbw = valuesOf(metrics.busbw);
  const gpus = valuesOf(metrics.gpus);
  return busbw.map((value, index) => ({
    source,
    system: textAt(conditions.hardware, 0),
    nodes: '1',
    gpus: String(gpus[index] ?? numberAt(conditions.count, 0) ?? ''),
    collective: 'all_reduce',
    algorithm: textAt(conditions.algorithm, 0),
    payload_bytes: String(numberAt(conditions.payload_bytes, index) ?? ''),
    busbw_GBps: String(value),
    note: 'one call per trial',
    split,
  }));
}

/** What a case asks, in the terms of measurements. */
export function questionOf(file: CaseFile): CaseQuestion {
  if (file.kind === 'collective') return { kind: 'collective', records: collectiveRecords(file) };
  const scenarios = ['offline', 'server', 'interactive'].map((scenario) => mlperfPoint(file, scenario)).filter((point) => point !== null);
  if (scenarios.length > 0) return answerable(scenarios);
  const mode = file.conditions.disaggregated === true ? 'disaggregated' : 'aggregated';
  const count = numberAt(file.conditions.count, 0) ?? 0;
  const known = Object.entries(file.metrics).flatMap(([name, metric]) => {
    const reader = metricReaders.find((each) => each.name.test(name));
    return reader ? [{ read: reader.read, values: valuesOf(metric) }] : [];
  });
  const points = Math.max(0, ...known.map(({ values }) => values.length));
  if (points === 0) return refuse('field missing', `a metric that is predicted: ${Object.keys(file.metrics).join(', ')}`);
  return answerable(
    Array.from({ length: points }, (_, index) => ({
      ...named(file, mode, index),
      conditions: conditionsAt(file, index),
      measured: Object.assign(
        {},
        ...known.map(({ read, values }) => (values[index] === undefined ? {} : read(values[index], count))),
      ) as Metrics,
    })),
  );
}

/** The points, or the reason of the first where none can be asked. */
function answerable(measurements: readonly Measurement[]): CaseQuestion {
  const [{ conditions }] = measurements;
  const isAsked = measurements.some((each) => !isRefusal(each.conditions));
  return isAsked || !isRefusal(conditions) ? { kind: 'end-to-end', measurements } : conditions;
}
