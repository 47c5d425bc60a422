import {
  formatBytes,
  formatBytesPerSecond,
  formatCount,
  formatFraction,
  formatNumber,
  formatRate,
  formatSeconds,
  formatUsd,
  formatWatts,
  noFigure,
} from '../base/format.ts';
import type { LatencySummary, NullLatency, Summary } from '../results/index.ts';
import type { CommandContext } from './command.ts';
import { formatTable } from './report.ts';

const busiestLinkCount = 8;

const seconds = (value: number | null): string => (value === null ? noFigure : formatSeconds(value));
const usd = (value: number | null): string => (value === null ? noFigure : formatUsd(value));

function latencyRow(name: string, { mean, p50, p90, p99 }: LatencySummary | NullLatency): readonly string[] {
  return [name, seconds(mean), seconds(p50), seconds(p90), seconds(p99)];
}

function breakdown(parts: Readonly<Record<string, number>>): string {
  return Object.entries(parts)
    .filter(([, value]) => value > 0)
    .sort(([, a], [, b]) => b - a)
    .map(([name, value]) => `${name} ${formatSeconds(value)}`)
    .join(', ');
}

function printTiers({ stdout: print }: CommandContext, { tiers, prefixCache }: Summary): void {
  const header = ['', 'for KV', 'in use', 'peak', 'read', 'written', 'hits', 'capacities written a day', 'bears'];
  const rows = tiers.map((tier) => [
    tier.id,
    formatBytes(tier.capacityBytes),
    formatFraction(tier.meanOccupancyFraction),
    formatFraction(tier.peakOccupancyFraction),
    formatBytes(tier.readBytes),
    formatBytes(tier.writtenBytes),
    formatFraction(prefixCache.hitFractionByTier[tier.id] ?? 0),
    formatNumber(tier.writesPerDayRatio),
    tier.enduranceWritesPerDayRatio === null ? noFigure : formatNumber(tier.enduranceWritesPerDayRatio),
  ]);
  print('\nKV tiers below HBM\n');
  print(formatTable([header, ...rows]));
}

/** A summary for people: what it serves, how fast, where it is full, what it costs. */
export function printSummary(context: CommandContext, summary: Summary): void {
  const { requests, throughput, goodput, kvTransfer, cost } = summary;
  const print = context.stdout;
  print(`${summary.engine === 'simulate' ? 'Simulated' : 'Estimated'} ${formatCount(summary.acceleratorCount)} accelerators`);
  print(
    summary.engine === 'simulate'
      ? `: ${formatSeconds(summary.simulatedSeconds)} in ${formatSeconds(summary.wallSeconds)}, ${formatCount(summary.eventCount)} events\n`
      : '\n',
  );
  if (summary.engine === 'simulate') {
    const { arrived, completed, rejected, preempted } = requests;
    print(
      `  ${formatCount(completed)} of ${formatCount(arrived)} requests completed, ${formatCount(rejected)} rejected, ${formatCount(preempted)} preempted\n`,
    );
  }
  print('\nLatency\n');
  const header = ['', 'mean', 'p50', 'p90', 'p99'];
  print(
    formatTable([
      header,
      latencyRow('TTFT', summary.ttftSeconds),
      latencyRow('TPOT', summary.tpotSeconds),
      latencyRow('ITL', summary.itlSeconds),
      latencyRow('E2E', summary.e2eSeconds),
    ]),
  );
  print(
    `  TTFT is ${breakdown(summary.ttftBreakdownSeconds) || noFigure}\n  TPOT is ${breakdown(summary.tpotBreakdownSeconds) || noFigure}\n`,
  );
  if (summary.confidence) {
    const { ttftMeanHalfWidthSeconds, tpotMeanHalfWidthSeconds, warmupRequestsCount, isWarmupEnough } = summary.confidence;
    print(`  95 % intervals: TTFT mean ± ${seconds(ttftMeanHalfWidthSeconds)}, TPOT mean ± ${seconds(tpotMeanHalfWidthSeconds)}\n`);
    if (!isWarmupEnough)
      print(`  The start weighs on TTFT: MSER-5 would leave out the first ${formatCount(warmupRequestsCount)} requests\n`);
  }
  print('\nThroughput\n');
  print(
    formatTable([
      ['requests', formatRate(throughput.requestsPerSecond, 'req')],
      ['input tokens', formatRate(throughput.inputTokensPerSecond, 'tok')],
      ['output tokens', formatRate(throughput.outputTokensPerSecond, 'tok')],
      ['output tokens per accelerator', formatRate(throughput.outputTokensPerSecondPerAccelerator, 'tok')],
      ['goodput', goodput.requestsPerSecond === null ? noFigure : formatRate(goodput.requestsPerSecond, 'req')],
      ['targets met', goodput.attainmentFraction === null ? noFigure : formatFraction(goodput.attainmentFraction)],
      ['KV moved', `${formatBytes(kvTransfer.bytes)}, each transfer at ${formatBytesPerSecond(kvTransfer.meanBytesPerSecond)}`],
    ]),
  );
  print('\nPools\n');
  const poolRows = summary.pools.map(({ id, role, busyFraction, meanBatch, kvOccupancyFraction }) => [
    id,
    role,
    formatFraction(busyFraction),
    formatNumber(meanBatch),
    formatFraction(kvOccupancyFraction),
  ]);
  print(formatTable([['', 'role', 'busy', 'batch', 'KV in use'], ...poolRows]));
  if (summary.tiers.length > 0) printTiers(context, summary);
  const busiest = [...summary.links].sort((a, b) => b.meanUtilizationFraction - a.meanUtilizationFraction).slice(0, busiestLinkCount);
  print('\nBusiest links\n');
  print(
    formatTable([
      ['', 'mean', 'peak'],
      ...busiest.map(({ id, meanUtilizationFraction, peakUtilizationFraction }) => [
        id,
        formatFraction(meanUtilizationFraction),
        formatFraction(peakUtilizationFraction),
      ]),
    ]),
  );
  if (cost !== null) {
    const atLeast = cost.isLowerBound ? 'at least ' : '';
    print('\nCost\n');
    print(
      formatTable([
        ['capital', `${atLeast}${formatUsd(cost.capexUsd)}`],
        ['power', `${atLeast}${formatWatts(cost.powerWatts)}`],
        ['per hour', `${atLeast}${formatUsd(cost.usdPerHour)}`],
        ['per million input tokens', usd(cost.usdPerMillionInputTokens)],
        ['per million output tokens', usd(cost.usdPerMillionOutputTokens)],
        ['energy per output token', cost.joulesPerOutputToken === null ? noFigure : `${formatNumber(cost.joulesPerOutputToken)} J`],
      ]),
    );
  }
  if (summary.assumptions.length > 0) print(`\nAssumed\n${summary.assumptions.map(({ message }) => `  ${message}\n`).join('')}`);
}
