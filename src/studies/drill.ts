import type { Diagnostic } from '../base/diagnostic.ts';
import { err, ok, type Result } from '../base/result.ts';
import type { Fault } from '../design/index.ts';
import type { Summary } from '../results/index.ts';
import { type AttainmentSeries, attainmentWithin } from './attainment-series.ts';
import { performPart, type StudyContext } from './executor.ts';
import type { StudyBase, StudyTask } from './study-task.ts';

/** What fails, and when. */
export interface DrillQuestion {
  /** As in the design's faults: `leaf[0]`, `leaf[0]--spine[1]`. */
  readonly targets: readonly string[];
  /** null: a third into the arrivals. */
  readonly failAtSeconds: number | null;
  /** null: two thirds into the arrivals; Infinity: never. */
  readonly repairAtSeconds: number | null;
}

export interface DrillReport {
  readonly study: 'drill';
  readonly targets: readonly string[];
  readonly failAtSeconds: number;
  /** null: not repaired. */
  readonly repairAtSeconds: number | null;
  /** Share of requests within targets, by when they arrived: without the failure, and with it. */
  readonly attainment: readonly {
    readonly period: 'before' | 'failed' | 'repaired';
    readonly healthyFraction: number | null;
    readonly drilledFraction: number | null;
  }[];
  readonly requests: { readonly healthy: Summary['requests']; readonly drilled: Summary['requests'] };
  /** arrived − completed − rejected: 0, or something has been lost unaccounted. */
  readonly unaccountedCount: number;
  /** Directed links that carried something only without the failure, and only with it. */
  readonly routes: { readonly leftLinkIds: readonly string[]; readonly takenLinkIds: readonly string[]; readonly shiftedLinkCount: number };
  readonly series: { readonly healthy: AttainmentSeries; readonly drilled: AttainmentSeries };
  readonly assumptions: Summary['assumptions'];
}

/** A link whose bytes changed by more than this share took traffic over, or gave it up. */
const shiftFraction = 0.05;

/** Runs a design as it is, then with something failing and coming back, over the same requests. */
export async function drill(
  context: StudyContext,
  base: StudyBase,
  question: DrillQuestion,
): Promise<Result<DrillReport, readonly Diagnostic[]>> {
  const taskOf = (of: StudyBase): StudyTask => ({ base: of, whatIfs: [], split: null, question: { kind: 'run', rateFactor: null } });
  const [healthy] = await performPart(context, [taskOf(base)], { from: 0, to: 0.5, message: 'Running without the failure' });
  if (healthy.kind !== 'run') return err(healthy.kind === 'refused' ? healthy.diagnostics : []);
  const { windowSeconds, arrivedCount } = healthy.attainment;
  const lastSeconds = windowSeconds * arrivedCount.length;
  const failAtSeconds = question.failAtSeconds ?? lastSeconds / 3;
  const wanted = question.repairAtSeconds ?? Math.max((2 * lastSeconds) / 3, failAtSeconds + lastSeconds / 3);
  const repairAtSeconds = Number.isFinite(wanted) ? wanted : null;
  const faults = question.targets.map(
    (target): Fault => ({
      kind: 'down',
      target,
      fromSeconds: failAtSeconds,
      ...(repairAtSeconds === null ? {} : { untilSeconds: repairAtSeconds }),
    }),
  );
  const failing = { ...base, design: { ...base.design, faults: [...(base.design.faults ?? []), ...faults] } };
  const [drilled] = await performPart(context, [taskOf(failing)], { from: 0.5, to: 1, message: 'Running with the failure' });
  if (drilled.kind !== 'run') return err(drilled.kind === 'refused' ? drilled.diagnostics : []);
  const periods = [
    ['before', 0, failAtSeconds],
    ['failed', failAtSeconds, repairAtSeconds ?? Number.POSITIVE_INFINITY],
    ...(repairAtSeconds === null ? [] : [['repaired', repairAtSeconds, Number.POSITIVE_INFINITY] as const]),
  ] as const;
  const { arrived, completed, rejected } = drilled.summary.requests;
  return ok({
    study: 'drill',
    targets: question.targets,
    failAtSeconds,
    repairAtSeconds,
    attainment: periods.map(([period, from, to]) => ({
      period,
      healthyFraction: attainmentWithin(healthy.attainment, from, to),
      drilledFraction: attainmentWithin(drilled.attainment, from, to),
    })),
    requests: { healthy: healthy.summary.requests, drilled: drilled.summary.requests },
    unaccountedCount: arrived - completed - rejected,
    routes: routeChanges(healthy.summary, drilled.summary),
    series: { healthy: healthy.attainment, drilled: drilled.attainment },
    assumptions: drilled.summary.assumptions,
  });
}

function routeChanges(before: Summary, after: Summary): DrillReport['routes'] {
  const bytesOf = ({ links }: Summary) =>
    new Map(links.map(({ id, bytesByClass }) => [id, Object.values(bytesByClass).reduce((sum, bytes) => sum + bytes, 0)]));
  const [was, is] = [bytesOf(before), bytesOf(after)];
  const leftLinkIds: string[] = [];
  const takenLinkIds: string[] = [];
  let shiftedLinkCount = 0;
  for (const [id, bytes] of was) {
    const now = is.get(id) ?? 0;
    if (bytes > 0 && now === 0) leftLinkIds.push(id);
    if (bytes === 0 && now > 0) takenLinkIds.push(id);
    if (Math.abs(now - bytes) > shiftFraction * Math.max(now, bytes)) shiftedLinkCount += 1;
  }
  return { leftLinkIds, takenLinkIds, shiftedLinkCount };
}
