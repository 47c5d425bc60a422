import type { PartLibrary } from '../design/index.ts';
import { type ComparedRow, type Comparison, comparisons } from './comparisons.ts';
import { parseCsv } from './csv.ts';
import { layouts } from './layouts/index.ts';
import { type Conditions, isRefusal, type Measurement } from './measurement.ts';
import { type Prediction, predict } from './predict.ts';
import { type ErrorsByMetric, errorsByMetric, errorsOf, type RefusedRow, type ScoredRow } from './score.ts';

/** Errors of one model, system and mode. */
export interface MeasurementGroup extends ErrorsByMetric {
  readonly model: string;
  readonly system: string;
  readonly mode: string;
  readonly count: number;
}

/** Predictions beside a file of end-to-end measurements (product.md §4). Errors are fractions. */
export interface MeasurementReport {
  readonly overall: { readonly count: number; readonly unmapped: number; readonly collective: null } & ErrorsByMetric & {
      /** Disaggregated beside colocated: in how many pairs the better one is named. null: there are no such pairs. */
      readonly comparisons: { readonly count: number; readonly namedRightFraction: number } | null;
    };
  readonly groups: readonly MeasurementGroup[];
  readonly rows: readonly ScoredRow[];
  readonly refused: readonly RefusedRow[];
  readonly comparisons: readonly Comparison[];
}

/** What kinds of measurement files are read, for messages. */
export const measurementLayouts: readonly string[] = layouts.members.map(({ label }) => label);

/** The measurements of a CSV file, by the layout that its header names; null: none does. */
export function readMeasurements(text: string): readonly Measurement[] | null {
  const table = parseCsv(text);
  const layout = layouts.members.find(({ columns }) => columns.every((column) => table.header.includes(column)));
  return layout === undefined ? null : layout.read(table);
}

/** A measurement with what the simulation says, or the reason why it says nothing. */
export type Outcome = Prediction | Extract<Measurement['conditions'], { readonly reason: string }>;

/** What the simulation says of a measurement. Rows with equal conditions need it only once: see `conditionsKey`. */
export function outcomeOf({ conditions }: Measurement, library: PartLibrary): Outcome {
  return isRefusal(conditions) ? conditions : predict(conditions, library);
}

/** Equal for measurements that are predicted alike. */
export function conditionsKey({ conditions }: Measurement): string {
  return JSON.stringify(conditions);
}

function named({ id, modelName, systemName, mode, split }: Measurement) {
  return { id, model: modelName, system: systemName, mode, split };
}

/** Sums up predictions beside their measurements. */
export function measurementReport(measurements: readonly Measurement[], outcomes: readonly Outcome[]): MeasurementReport {
  const rows: ScoredRow[] = [];
  const refused: RefusedRow[] = [];
  const pairs: ComparedRow[] = [];
  measurements.forEach((measurement, index) => {
    const outcome = outcomes[index];
    if (isRefusal(outcome)) {
      refused.push({ ...named(measurement), ...outcome });
      return;
    }
    const conditions = measurement.conditions as Conditions;
    const row: ScoredRow = {
      ...named(measurement),
      engine: conditions.engine,
      measured: measurement.measured,
      predicted: outcome.metrics,
      errors: errorsOf(measurement.measured, outcome.metrics),
      prefillBusyFraction: outcome.prefillBusyFraction,
    };
    rows.push(row);
    pairs.push({ row, conditions, acceleratorCount: outcome.acceleratorCount });
  });
  const groups = new Map<string, ScoredRow[]>();
  for (const row of rows) {
    const key = [row.model, row.system, row.mode].join('\n');
    const members = groups.get(key);
    if (members) members.push(row);
    else groups.set(key, [row]);
  }
  const compared = comparisons(pairs);
  return {
    overall: {
      count: rows.length,
      unmapped: refused.length,
      collective: null,
      ...errorsByMetric(rows),
      comparisons:
        compared.length === 0
          ? null
          : {
              count: compared.length,
              namedRightFraction: compared.filter(({ isNamedRight }) => isNamedRight).length / compared.length,
            },
    },
    groups: [...groups.values()].map((members) => {
      const [{ model, system, mode }] = members;
      return { model, system, mode, count: members.length, ...errorsByMetric(members) };
    }),
    rows,
    refused,
    comparisons: compared,
  };
}
