import type { LinkSeries } from './link-series.ts';
import { tpotBreakdown, ttftBreakdown } from './metrics/breakdowns.ts';
import { confidence } from './metrics/confidence.ts';
import { goodput, type LatencyTargets } from './metrics/goodput.ts';
import { requestLatencies } from './metrics/latencies.ts';
import { type LinkFacts, linkSummaries } from './metrics/link-summaries.ts';
import { throughput } from './metrics/throughput.ts';
import type { RequestTable } from './request-table.ts';
import type { LatencySummary, NullLatency, PoolSummary, Summary, TierSummary } from './summary.ts';

/** What a finished run is summed up from. */
export interface RunFacts {
  readonly designHash: string;
  readonly seed: number;
  readonly acceleratorCount: number;
  readonly simulatedSeconds: number;
  readonly eventCount: number;
  readonly firstTokenFrom: 'prefill' | 'decode';
  /** First request after the warm-up cut. */
  readonly firstMeasured: number;
  readonly targets: LatencyTargets;
  readonly requests: RequestTable;
  readonly links: LinkSeries;
  readonly linkFacts: LinkFacts;
  readonly itlSeconds: LatencySummary | NullLatency;
  readonly pools: readonly PoolSummary[];
  /** Sum over transfers of the time that each took. */
  readonly kvTransferSeconds: number;
  readonly tiers: readonly TierSummary[];
  readonly assumptions: Summary['assumptions'];
}

/** The summary of a simulation, before the wall clock and the money are known. */
export function summariseRun(facts: RunFacts): Summary {
  const { requests, firstMeasured } = facts;
  const startSeconds = firstMeasured > 0 ? (requests.arrivedAtSeconds[firstMeasured] ?? 0) : 0;
  const windowSeconds = facts.simulatedSeconds - startSeconds;
  let completed = 0;
  let preempted = 0;
  let kvBytes = 0;
  let kvVisible = 0;
  let inputTokens = 0;
  let hitTokens = 0;
  for (let request = 0; request < requests.requestCount; request += 1) {
    preempted += requests.preemptionCount[request];
    kvBytes += requests.kvBytes[request];
    if (requests.outcome[request] !== 0) continue;
    completed += 1;
    inputTokens += requests.inputTokensCount[request];
    hitTokens += requests.prefixHitTokensCount[request];
    kvVisible += requests.kvVisibleSeconds[request];
  }
  return {
    engine: 'simulate',
    designHash: facts.designHash,
    seed: facts.seed,
    acceleratorCount: facts.acceleratorCount,
    simulatedSeconds: facts.simulatedSeconds,
    wallSeconds: 0,
    eventCount: facts.eventCount,
    requests: { arrived: requests.requestCount, completed, rejected: requests.requestCount - completed, preempted },
    firstTokenFrom: facts.firstTokenFrom,
    ...requestLatencies(requests, firstMeasured),
    itlSeconds: facts.itlSeconds,
    ttftBreakdownSeconds: ttftBreakdown(requests, firstMeasured),
    tpotBreakdownSeconds: tpotBreakdown(requests, firstMeasured),
    throughput: throughput(requests, firstMeasured, windowSeconds, facts.acceleratorCount),
    goodput: goodput(requests, firstMeasured, facts.targets, windowSeconds),
    confidence: confidence(requests, firstMeasured, facts.targets),
    capacityRequestsPerSecond: null,
    kvTransfer: {
      bytes: kvBytes,
      visibleSecondsMean: completed > 0 ? kvVisible / completed : 0,
      meanBytesPerSecond: facts.kvTransferSeconds > 0 ? kvBytes / facts.kvTransferSeconds : 0,
    },
    prefixCache: {
      hitFraction: inputTokens > 0 ? hitTokens / inputTokens : 0,
      hitFractionByTier: hitTokens > 0 ? hitFractionByTier(facts.tiers, hitTokens, inputTokens) : {},
    },
    links: linkSummaries(facts.links, facts.linkFacts),
    pools: facts.pools,
    tiers: facts.tiers,
    cost: null,
    assumptions: facts.assumptions,
  };
}

/** What the tiers did not give was in HBM. */
function hitFractionByTier(tiers: readonly TierSummary[], hitTokens: number, inputTokens: number): Readonly<Record<string, number>> {
  const fetched = tiers.reduce((sum, { fetchedTokensCount }) => sum + fetchedTokensCount, 0);
  return {
    hbm: (hitTokens - fetched) / inputTokens,
    ...Object.fromEntries(tiers.map(({ id, fetchedTokensCount }) => [id, fetchedTokensCount / inputTokens])),
  };
}
