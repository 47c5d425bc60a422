import type { TpotPart, TtftPart } from './breakdown.ts';
import type { TrafficClass } from './traffic-class.ts';

export interface LatencySummary {
  readonly mean: number;
  readonly p50: number;
  readonly p90: number;
  readonly p95: number;
  readonly p99: number;
}

export interface LinkSummary {
  /** Directed: `leaf[0]->spine[1]`. */
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly technology: string;
  readonly bandwidthBytesPerSecond: number;
  readonly meanUtilizationFraction: number;
  /** Of 100 ms windows. An estimate has no windows and gives its mean. */
  readonly p95UtilizationFraction: number;
  readonly peakUtilizationFraction: number;
  readonly bytesByClass: Readonly<Record<TrafficClass, number>>;
}

export interface PoolSummary {
  readonly id: string;
  readonly role: string;
  readonly acceleratorCount: number;
  readonly busyFraction: number;
  readonly meanBatch: number;
  readonly kvOccupancyFraction: number;
}

export interface TierSummary {
  readonly id: string;
  /** For KV. */
  readonly capacityBytes: number;
  readonly meanOccupancyFraction: number;
  readonly peakOccupancyFraction: number;
  readonly readBytes: number;
  readonly writtenBytes: number;
  /** Tokens of prompts that were fetched from here instead of computed. */
  readonly fetchedTokensCount: number;
  /** Times that its devices' capacity is written per day at the rate of the run; and what the weakest of them bears, if known. */
  readonly writesPerDayRatio: number;
  readonly enduranceWritesPerDayRatio: number | null;
}

export interface CostSummary {
  readonly capexUsd: number;
  readonly powerWatts: number;
  readonly usdPerHour: number;
  /** null: no token of that kind was produced, or a price is unknown. */
  readonly usdPerMillionInputTokens: number | null;
  readonly usdPerMillionOutputTokens: number | null;
  readonly joulesPerOutputToken: number | null;
  /** True if a part has no price: then the sums are lower bounds ("at least"). */
  readonly isLowerBound: boolean;
}

/** How well a finished run knows its means: half-widths of 95 % intervals; null where there are too few requests. */
export interface ConfidenceSummary {
  readonly ttftMeanHalfWidthSeconds: number | null;
  readonly tpotMeanHalfWidthSeconds: number | null;
  readonly attainmentHalfWidthFraction: number | null;
  /** Requests, first by arrival, that MSER-5 would leave out of TTFT. */
  readonly warmupRequestsCount: number;
  /** True if the run's own cut leaves out at least as many. */
  readonly isWarmupEnough: boolean;
}

/** What either engine says of a design; `simulate --json` prints it. SI units. null: the engine cannot say. */
export interface Summary {
  readonly engine: 'estimate' | 'simulate';
  readonly designHash: string;
  readonly seed: number;
  readonly acceleratorCount: number;
  readonly simulatedSeconds: number;
  readonly wallSeconds: number;
  readonly eventCount: number;
  readonly requests: { readonly arrived: number; readonly completed: number; readonly rejected: number; readonly preempted: number };
  readonly firstTokenFrom: 'prefill' | 'decode';
  /** An estimate fills only the mean, and repeats nothing that it does not know: its percentiles are null. */
  readonly ttftSeconds: LatencySummary | NullLatency;
  readonly tpotSeconds: LatencySummary | NullLatency;
  readonly itlSeconds: LatencySummary | NullLatency;
  readonly e2eSeconds: LatencySummary | NullLatency;
  readonly ttftBreakdownSeconds: Readonly<Record<TtftPart, number>>;
  readonly tpotBreakdownSeconds: Readonly<Record<TpotPart, number>>;
  readonly throughput: {
    readonly inputTokensPerSecond: number;
    readonly outputTokensPerSecond: number;
    readonly outputTokensPerSecondPerAccelerator: number;
    readonly requestsPerSecond: number;
  };
  readonly goodput: { readonly requestsPerSecond: number | null; readonly attainmentFraction: number | null };
  /** Of a simulation: an estimate has no samples. */
  readonly confidence?: ConfidenceSummary;
  readonly capacityRequestsPerSecond: number | null;
  readonly kvTransfer: { readonly bytes: number; readonly visibleSecondsMean: number; readonly meanBytesPerSecond: number };
  readonly prefixCache: { readonly hitFraction: number; readonly hitFractionByTier: Readonly<Record<string, number>> };
  readonly links: readonly LinkSummary[];
  readonly pools: readonly PoolSummary[];
  readonly tiers: readonly TierSummary[];
  /** Filled by `economics/`; null straight from the engine. */
  readonly cost: CostSummary | null;
  readonly assumptions: readonly { readonly code: string; readonly message: string }[];
}

export interface NullLatency {
  readonly mean: number | null;
  readonly p50: null;
  readonly p90: null;
  readonly p95: null;
  readonly p99: null;
}
