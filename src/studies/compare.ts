import type { Diagnostic } from '../base/diagnostic.ts';
import { err, ok, type Result } from '../base/result.ts';
import { expandTopology, type PartLibrary } from '../design/index.ts';
import type { Summary } from '../results/index.ts';
import { performPart, type StudyContext } from './executor.ts';
import type { StudyBase, StudyTask } from './study-task.ts';

/** A figure of each design; `unit` '' is a plain number. */
export interface ComparedMetric {
  readonly id: string;
  readonly label: string;
  readonly unit: 's' | 'req/s' | 'tok/s' | 'fraction' | 'USD' | 'W' | 'J' | '';
  readonly values: readonly (number | null)[];
  /** To the first design, as a share of it; null where either is missing or the first is 0. */
  readonly differenceFractions: readonly (number | null)[];
}

export interface CompareReport {
  readonly study: 'compare';
  readonly names: readonly string[];
  readonly metrics: readonly ComparedMetric[];
  /** Parts whose number differs: how many each design has. */
  readonly parts: readonly { readonly partId: string; readonly counts: readonly number[] }[];
}

const metrics: readonly (readonly [id: string, label: string, unit: ComparedMetric['unit'], value: (summary: Summary) => number | null])[] =
  [
    ['accelerators', 'Accelerators', '', (summary) => summary.acceleratorCount],
    ['ttft-mean', 'TTFT mean', 's', (summary) => summary.ttftSeconds.mean],
    ['ttft-p99', 'TTFT p99', 's', (summary) => summary.ttftSeconds.p99],
    ['tpot-mean', 'TPOT mean', 's', (summary) => summary.tpotSeconds.mean],
    ['tpot-p99', 'TPOT p99', 's', (summary) => summary.tpotSeconds.p99],
    ['e2e-mean', 'E2E mean', 's', (summary) => summary.e2eSeconds.mean],
    ['goodput', 'Goodput', 'req/s', (summary) => summary.goodput.requestsPerSecond],
    ['attainment', 'Targets met', 'fraction', (summary) => summary.goodput.attainmentFraction],
    ['output-tokens', 'Output tokens', 'tok/s', (summary) => summary.throughput.outputTokensPerSecond],
    [
      'output-per-accelerator',
      'Output tokens per accelerator',
      'tok/s',
      (summary) => summary.throughput.outputTokensPerSecondPerAccelerator,
    ],
    ['capex', 'Capital', 'USD', (summary) => summary.cost?.capexUsd ?? null],
    ['power', 'Power', 'W', (summary) => summary.cost?.powerWatts ?? null],
    ['usd-per-hour', 'Cost per hour', 'USD', (summary) => summary.cost?.usdPerHour ?? null],
    ['usd-input', 'Per million input tokens', 'USD', (summary) => summary.cost?.usdPerMillionInputTokens ?? null],
    ['usd-output', 'Per million output tokens', 'USD', (summary) => summary.cost?.usdPerMillionOutputTokens ?? null],
    ['joules-output', 'Energy per output token', 'J', (summary) => summary.cost?.joulesPerOutputToken ?? null],
  ];

/** Simulates designs, each under its own workload, and sets their figures and parts side by side. */
export async function compare(
  context: StudyContext,
  bases: readonly StudyBase[],
  library: PartLibrary,
): Promise<Result<CompareReport, readonly Diagnostic[]>> {
  const tasks = bases.map((base): StudyTask => ({ base, whatIfs: [], split: null, question: { kind: 'run', rateFactor: null } }));
  const answers = await performPart(context, tasks, { from: 0, to: 1, message: 'Simulating each design' });
  const summaries: Summary[] = [];
  for (const answer of answers) {
    if (answer.kind !== 'run') return err(answer.kind === 'refused' ? answer.diagnostics : []);
    summaries.push(answer.summary);
  }
  const counts = bases.map(({ design }) => {
    const count = new Map<string, number>();
    const { nodes, links } = expandTopology(design, library).topology;
    for (const { part } of [...nodes, ...links]) count.set(part.id, (count.get(part.id) ?? 0) + 1);
    return count;
  });
  const partIds = [...new Set(counts.flatMap((count) => [...count.keys()]))];
  return ok({
    study: 'compare',
    names: bases.map(({ design }) => design.name),
    metrics: metrics.map(([id, label, unit, figureOf]) => {
      const values = summaries.map(figureOf);
      const [first] = values;
      const differenceFractions = values.map((value) => (value === null || !first ? null : value / first - 1));
      return { id, label, unit, values, differenceFractions };
    }),
    parts: partIds
      .map((partId) => ({ partId, counts: counts.map((count) => count.get(partId) ?? 0) }))
      .filter((row) => row.counts.some((count) => count !== row.counts[0])),
  });
}
