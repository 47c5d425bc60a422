import type { ErrorsByMetric, MeasurementReport, MetricErrors } from '../validation/index.ts';
import type { CommandContext } from './command.ts';
import { formatTable } from './report.ts';

const percent = (fraction: number): string => `${(100 * fraction).toFixed(1)} %`;

function cells(errors: MetricErrors | null): readonly string[] {
  return errors === null ? ['', '', ''] : [percent(errors.medianApe), percent(errors.p90Ape), percent(errors.bias)];
}

function errorCells({ tpot, ttft, throughput }: ErrorsByMetric): readonly string[] {
  return [...cells(tpot), ...cells(ttft), ...cells(throughput)];
}

/** Predictions beside measurements: errors by group and over all, and why rows are left out. */
export function printMeasurements(context: CommandContext, { overall, groups, refused }: MeasurementReport): void {
  context.stdout(
    'Absolute error: median and 90th percentile; bias: median of the signed error. Taken as means, and without speculative decoding.\n',
  );
  const head = ['model', 'system', 'mode', 'rows', 'TPOT', 'p90', 'bias', 'TTFT', 'p90', 'bias', 'throughput', 'p90', 'bias'];
  const rows = groups.map((group) => [group.model, group.system, group.mode, String(group.count), ...errorCells(group)]);
  context.stdout(formatTable([head, ...rows, ['all', '', '', String(overall.count), ...errorCells(overall)]]));
  const below = overall.ttftBelow80PercentBusy;
  if (below)
    context.stdout(
      `  TTFT where prompts keep their pool below 80 % busy: median ${percent(below.medianApe)}, p90 ${percent(below.p90Ape)} (${below.count} rows)\n`,
    );
  if (overall.comparisons)
    context.stdout(
      `  disaggregated beside colocated: the better one is named in ${percent(overall.comparisons.namedRightFraction)} of ${overall.comparisons.count} pairs\n`,
    );
  const reasons = new Map<string, number>();
  for (const { reason, detail } of refused) reasons.set(`${reason}: ${detail}`, (reasons.get(`${reason}: ${detail}`) ?? 0) + 1);
  for (const [reason, count] of [...reasons].toSorted((a, b) => b[1] - a[1]))
    context.stdout(`  not mapped, ${reason} (${count} ${count === 1 ? 'row' : 'rows'})\n`);
}
