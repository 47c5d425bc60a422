export { type TpotPart, type TtftPart, tpotParts, ttftParts } from './breakdown.ts';
export type { LinkSeries } from './link-series.ts';
export { type LatencyTargets, meetsTargets } from './metrics/goodput.ts';
export { latencySummary, noLatency, tpotSeconds, ttftSeconds } from './metrics/latencies.ts';
export type { LinkFacts } from './metrics/link-summaries.ts';
export type { ReplicaSeries } from './replica-series.ts';
export type { RequestTable } from './request-table.ts';
export type { RunResults } from './run-results.ts';
export { type RunFacts, summariseRun } from './summarise-run.ts';
export type {
  ConfidenceSummary,
  CostSummary,
  LatencySummary,
  LinkSummary,
  NullLatency,
  PoolSummary,
  Summary,
  TierSummary,
} from './summary.ts';
export type { TierSeries } from './tier-series.ts';
export { type TrafficClass, trafficClasses, trafficClassIndex } from './traffic-class.ts';
