import { percentileOfSorted } from '../base/statistics.ts';
import { type Metrics, metricNames, type RefusalReason } from './measurement.ts';

/** A measurement beside its prediction. */
export interface ScoredRow {
  readonly id: string;
  readonly model: string;
  readonly system: string;
  readonly mode: string;
  readonly engine: string;
  readonly split: string;
  readonly measured: Metrics;
  readonly predicted: Metrics;
  /** Predicted over measured, less 1. */
  readonly errors: Metrics;
  readonly prefillBusyFraction: number;
}

/** A measurement that is not predicted. */
export interface RefusedRow {
  readonly id: string;
  readonly model: string;
  readonly system: string;
  readonly mode: string;
  readonly split: string;
  readonly reason: RefusalReason;
  readonly detail: string;
}

/** Errors of a metric over rows, as fractions of what was measured. */
export interface MetricErrors {
  readonly count: number;
  readonly medianApe: number;
  readonly p90Ape: number;
  /** Median of the signed error: above 0, predictions are too high. */
  readonly bias: number;
}

/** Errors by metric; null: no row reports it. */
export interface ErrorsByMetric {
  readonly tpot: MetricErrors | null;
  readonly ttft: MetricErrors | null;
  /** Of rows in which prompts keep their pool below 80 % busy. */
  readonly ttftBelow80PercentBusy: MetricErrors | null;
  readonly throughput: MetricErrors | null;
}

const busyLimit = 0.8;

/** Errors of each metric that was measured and predicted. */
export function errorsOf(measured: Metrics, predicted: Metrics): Metrics {
  const errors: { -readonly [Name in keyof Metrics]: number } = {};
  for (const name of metricNames) {
    const truth = measured[name];
    const guess = predicted[name];
    if (truth !== undefined && guess !== undefined && truth > 0) errors[name] = guess / truth - 1;
  }
  return errors;
}

function summaryOf(errors: readonly (number | undefined)[]): MetricErrors | null {
  const signed = Float64Array.from(errors.filter((error) => error !== undefined)).sort();
  if (signed.length === 0) return null;
  const absolute = signed.map(Math.abs).sort();
  return {
    count: signed.length,
    medianApe: percentileOfSorted(absolute, 0.5),
    p90Ape: percentileOfSorted(absolute, 0.9),
    bias: percentileOfSorted(signed, 0.5),
  };
}

/** Errors over a set of rows. */
export function errorsByMetric(rows: readonly ScoredRow[]): ErrorsByMetric {
  return {
    tpot: summaryOf(rows.map(({ errors }) => errors.tpotSeconds)),
    ttft: summaryOf(rows.map(({ errors }) => errors.ttftSeconds)),
    ttftBelow80PercentBusy: summaryOf(
      rows.filter(({ prefillBusyFraction }) => prefillBusyFraction < busyLimit).map(({ errors }) => errors.ttftSeconds),
    ),
    throughput: summaryOf(rows.flatMap(({ errors }) => [errors.outputTokensPerSecond, errors.inputTokensPerSecond])),
  };
}
