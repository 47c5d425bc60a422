/** Why a measurement is not predicted. A closed list: product.md §4. */
export const refusalReasons = [
  'model not in the catalogue',
  'part not in the catalogue',
  'parallelism not understood',
  'field missing',
  'does not fit in memory',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** A measurement that cannot be predicted: which of the reasons, and what in particular. */
export interface Refusal {
  readonly reason: RefusalReason;
  readonly detail: string;
}

/** What was measured. Absent: not reported. */
export interface Metrics {
  readonly ttftSeconds?: number;
  readonly tpotSeconds?: number;
  /** Output tokens per second of the whole system. */
  readonly outputTokensPerSecond?: number;
  /** Input tokens per second of the whole system, where only prefill was measured. */
  readonly inputTokensPerSecond?: number;
}
export const metricNames = ['ttftSeconds', 'tpotSeconds', 'outputTokensPerSecond', 'inputTokensPerSecond'] as const;

/** How requests came. */
export type Load =
  /** So many at any time. */
  | { readonly kind: 'closed-loop'; readonly concurrencyCount: number }
  /** All queued at the start: as many run as fit, or as `batchCount` says. */
  | { readonly kind: 'all-queued'; readonly batchCount: number | null }
  | { readonly kind: 'poisson'; readonly ratePerSecond: number };

/** One pool as a measurement describes it: degrees in the words of its source. */
export interface MeasuredPool {
  readonly role: 'prefill' | 'decode' | 'mixed';
  readonly replicaCount: number;
  readonly parallelism: { readonly tp: number; readonly pp: number; readonly dp: number; readonly ep: number };
}

/**
 * Conditions of a measurement in the words of its source: `mapping/` turns them into a design. `parallelism` in the grammar of
 * contracts.md §5; null: not stated, the smallest tensor-parallel degree that fits.
 */
export interface Conditions {
  readonly model: string;
  /** `h100_sxm`, `H200-SXM-141GB`, `NVIDIA B200-SXM-180GB`. */
  readonly accelerator: string;
  readonly acceleratorCount: number;
  readonly parallelism: string | null;
  /** Format of the matrices; empty: the model's released type. */
  readonly precision: string;
  /** null: fp8 where weights are fp8 or fp4, else bf16. */
  readonly kvStore: string | null;
  readonly engine: string;
  readonly engineVersion: string;
  /** Longest prompt and answer. */
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Lengths are drawn evenly between this share of the longest and the longest; 1: all alike. */
  readonly shortestFraction: number;
  readonly load: Load;
  /** The load generator called the engine itself: no server, no tokenising, so nothing of the engine's time per request. */
  readonly hasNoFrontEnd?: true;
}

/** A row of a file of measurements. */
export interface Measurement {
  readonly id: string;
  /** `aggregated`, `disaggregated`, `offline`, `server`, `interactive`, `first-token`. */
  readonly mode: string;
  /** `calibrate`, `held out`, or what the file says; empty: not split. */
  readonly split: string;
  readonly conditions: Conditions | Refusal;
  /** As the source names them, for grouping, where the conditions are a refusal. */
  readonly modelName: string;
  readonly systemName: string;
  readonly measured: Metrics;
}

export function isRefusal(value: object): value is Refusal {
  return 'reason' in value;
}

export function refuse(reason: RefusalReason, detail: string): Refusal {
  return { reason, detail };
}
