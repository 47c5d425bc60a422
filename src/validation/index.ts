export { type CaseFile, type CaseResult, caseResult, measurementsOfCase, readCase } from './cases/index.ts';
export { type CollectiveReport, isCollectivesCsv, validateCollectives } from './collectives/index.ts';
export type { Comparison } from './comparisons.ts';
export { isRefusal, type Measurement, type Metrics } from './measurement.ts';
export type { ErrorsByMetric, MetricErrors, RefusedRow, ScoredRow } from './score.ts';
export {
  conditionsKey,
  type MeasurementReport,
  measurementLayouts,
  measurementReport,
  type Outcome,
  outcomeOf,
  readMeasurements,
} from './validate-measurements.ts';
