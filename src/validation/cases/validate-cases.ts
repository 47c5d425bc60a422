import { percentileOfSorted } from '../../base/statistics.ts';
import { predictRow } from '../collectives/collective-row.ts';
import { isRefusal, type Measurement, type Refusal } from '../measurement.ts';
import { type ErrorsByMetric, errorsByMetric, type MetricErrors } from '../score.ts';
import { measurementReport, type Outcome } from '../validate-measurements.ts';
import { type CaseFile, questionOf } from './case-file.ts';

/** A published case beside its prediction, or the reason why there is none. */
export interface CaseResult {
  readonly id: string;
  readonly kind: string;
  readonly split: string;
  readonly pointCount: number;
  /** Points that were predicted. */
  readonly predictedCount: number;
  readonly errors: (ErrorsByMetric & { readonly collective: MetricErrors | null }) | null;
  /** Of the first point without a prediction. */
  readonly refusal: Refusal | null;
}

const noErrors: ErrorsByMetric = { tpot: null, ttft: null, ttftBelow80PercentBusy: null, throughput: null };

function summaryOf(errors: readonly number[]): MetricErrors | null {
  if (errors.length === 0) return null;
  const signed = Float64Array.from(errors).sort();
  const absolute = signed.map(Math.abs).sort();
  return {
    count: signed.length,
    medianApe: percentileOfSorted(absolute, 0.5),
    p90Ape: percentileOfSorted(absolute, 0.9),
    bias: percentileOfSorted(signed, 0.5),
  };
}

/** Measurements that a case needs predicted. */
export function measurementsOfCase(file: CaseFile): readonly Measurement[] {
  const question = questionOf(file);
  return 'kind' in question && question.kind === 'end-to-end' ? question.measurements : [];
}

/** @param outcomes one for each of `measurementsOfCase` */
export function caseResult(file: CaseFile, outcomes: readonly Outcome[]): CaseResult {
  const own = { id: file.id, kind: file.kind, split: file.split };
  const question = questionOf(file);
  if ('reason' in question) return { ...own, pointCount: 0, predictedCount: 0, errors: null, refusal: question };
  if (question.kind === 'collective') {
    const rows = question.records.map(predictRow);
    const predicted = rows.filter((row) => 'errorFraction' in row);
    const refused = rows.find((row) => 'reason' in row);
    return {
      ...own,
      pointCount: rows.length,
      predictedCount: predicted.length,
      errors: predicted.length === 0 ? null : { ...noErrors, collective: summaryOf(predicted.map(({ errorFraction }) => errorFraction)) },
      refusal: refused ? { reason: refused.reason, detail: refused.system } : null,
    };
  }
  const { rows } = measurementReport(question.measurements, outcomes);
  return {
    ...own,
    pointCount: outcomes.length,
    predictedCount: rows.length,
    errors: rows.length === 0 ? null : { ...errorsByMetric(rows), collective: null },
    refusal: outcomes.find(isRefusal) ?? null,
  };
}
