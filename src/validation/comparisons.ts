import type { Conditions } from './measurement.ts';
import type { ScoredRow } from './score.ts';

/** A disaggregated and a colocated run that answer the same question, and which of them was better. */
export interface Comparison {
  readonly disaggregatedId: string;
  readonly colocatedId: string;
  /** Disaggregated over colocated: output tokens per second and accelerator. */
  readonly measuredRatio: number;
  readonly predictedRatio: number;
  readonly isNamedRight: boolean;
}

/** A scored row, with the accelerators that it was read as. */
export interface ComparedRow {
  readonly row: ScoredRow;
  readonly conditions: Conditions;
  readonly acceleratorCount: number;
}

/** Differences below this are within what a repetition moves. */
const leastDifference = 0.15;
/** Runs are comparable if their users see about the same speed. */
const speedTolerance = 1.25;

/** Output tokens per second and accelerator, from the latencies of a closed loop (Little's law). */
function perAccelerator({ ttftSeconds, tpotSeconds }: ScoredRow['measured'], { conditions, acceleratorCount }: ComparedRow): number | null {
  if (ttftSeconds === undefined || tpotSeconds === undefined || conditions.load.kind !== 'closed-loop') return null;
  const staySeconds = ttftSeconds + tpotSeconds * (conditions.outputTokens - 1);
  return (conditions.load.concurrencyCount * conditions.outputTokens) / staySeconds / acceleratorCount;
}

/**
 * Pairs of runs of one model, device, format and length, one disaggregated and one colocated, whose users saw the same TPOT
 * within a quarter and whose throughput per accelerator differs by more than 15 %: does the prediction name the better one?
 */
export function comparisons(rows: readonly ComparedRow[]): readonly Comparison[] {
  const groups = new Map<string, ComparedRow[]>();
  for (const each of rows) {
    const { model, accelerator, precision, inputTokens, outputTokens } = each.conditions;
    const key = [model, accelerator, precision, inputTokens, outputTokens].join('\n');
    const members = groups.get(key);
    if (members) members.push(each);
    else groups.set(key, [each]);
  }
  const found: Comparison[] = [];
  for (const members of groups.values()) {
    for (const split of members.filter(({ row }) => row.mode === 'disaggregated')) {
      for (const whole of members.filter(({ row }) => row.mode === 'aggregated')) {
        const speeds = (split.row.measured.tpotSeconds ?? 0) / (whole.row.measured.tpotSeconds ?? 0);
        if (!(speeds < speedTolerance && speeds > 1 / speedTolerance)) continue;
        const measured = [perAccelerator(split.row.measured, split), perAccelerator(whole.row.measured, whole)];
        const predicted = [perAccelerator(split.row.predicted, split), perAccelerator(whole.row.predicted, whole)];
        if (measured[0] === null || measured[1] === null || predicted[0] === null || predicted[1] === null) continue;
        const measuredRatio = measured[0] / measured[1];
        const predictedRatio = predicted[0] / predicted[1];
        if (measuredRatio < 1 + leastDifference && measuredRatio > 1 / (1 + leastDifference)) continue;
        found.push({
          disaggregatedId: split.row.id,
          colocatedId: whole.row.id,
          measuredRatio,
          predictedRatio,
          isNamedRight: measuredRatio > 1 === predictedRatio > 1,
        });
      }
    }
  }
  return found;
}
