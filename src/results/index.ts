export { type TpotPart, type TtftPart, tpotParts, ttftParts } from './breakdown.ts';
export type { LinkSeries } from './link-series.ts';
export type { ReplicaSeries } from './replica-series.ts';
export type { RequestTable } from './request-table.ts';
export type { RunResults } from './run-results.ts';
export type { CostSummary, LatencySummary, LinkSummary, NullLatency, PoolSummary, Summary, TierSummary } from './summary.ts';
export { type TrafficClass, trafficClasses, trafficClassIndex } from './traffic-class.ts';
