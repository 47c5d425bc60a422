import type { Diagnostic } from '../base/diagnostic.ts';
import { compileDesign, type NamedTrace } from '../compiler/index.ts';
import type { Design, PartLibrary } from '../design/index.ts';
import { withCost } from '../economics/index.ts';
import type { Summary } from '../results/index.ts';
import { type SimulationInput, simulate, type TargetsInput } from '../simulator/index.ts';
import { type AttainmentSeries, attainmentSeries } from './attainment-series.ts';
import { atRate, offeredRequests } from './offered-requests.ts';
import { type PoolSplit, splitPools } from './pool-split.ts';
import { type Probe, searchCapacity } from './search-capacity.ts';
import { type WhatIf, withWhatIfs } from './what-ifs/index.ts';

/** A design and its workload. Survives a structured clone. */
export interface StudyBase {
  readonly design: Design;
  /** Replaces the design's classes. */
  readonly trace: NamedTrace | null;
  readonly requestCount: number | null;
  readonly seed: number | null;
  /** null: the design's. */
  readonly targets: TargetsInput | null;
}

/** One unit of work that a thread does alone. */
export interface StudyTask {
  readonly base: StudyBase;
  readonly whatIfs: readonly WhatIf[];
  /** How the accelerators of the two pools are dealt anew; null: as drawn. */
  readonly split: PoolSplit | null;
  readonly question:
    | { readonly kind: 'capacity'; readonly startFactor: number; readonly firstStepRatio: number; readonly toleranceRatio: number }
    /** null: the workload as it is, closed loops too. */
    | { readonly kind: 'run'; readonly rateFactor: number | null };
}

export type StudyAnswer =
  | {
      readonly kind: 'capacity';
      /** null: the targets are not met at any rate. */
      readonly capacityRequestsPerSecond: number | null;
      readonly rateFactor: number | null;
      readonly probes: readonly Probe[];
    }
  | { readonly kind: 'run'; readonly summary: Summary; readonly attainment: AttainmentSeries }
  | { readonly kind: 'refused'; readonly diagnostics: readonly Diagnostic[] };

function refused(code: string, path: Diagnostic['path'], message: string, remedy: string): StudyAnswer {
  return { kind: 'refused', diagnostics: [{ code, severity: 'error', path, message, remedy }] };
}

/** The compiled input of a task, or why there is none. */
export function inputOf(base: StudyBase, library: PartLibrary) {
  const compiled = compileDesign(base.design, library, {
    trace: base.trace ?? undefined,
    requestCount: base.requestCount ?? undefined,
    seed: base.seed ?? undefined,
  });
  const input: SimulationInput | null = compiled.input && { ...compiled.input, targets: base.targets ?? compiled.input.targets };
  return { ...compiled, input };
}

/** Performs one task. Pure: any thread gives the same answer. */
export function performTask({ base, whatIfs, split, question }: StudyTask, library: PartLibrary): StudyAnswer {
  const { input: compiled, topology, diagnostics } = inputOf(base, library);
  if (compiled === null) return { kind: 'refused', diagnostics };
  const dealt = split === null ? compiled : splitPools(compiled, split);
  const offered = offeredRequests(compiled);
  if (question.kind === 'run') {
    const { rateFactor } = question;
    if (rateFactor !== null && offered === null) return closedLoop();
    const loaded = rateFactor === null || offered === null ? dealt : atRate(dealt, offered, rateFactor);
    const input = withWhatIfs(loaded, whatIfs);
    const { summary, requests } = simulate(input);
    const costed = split === null ? withCost({ design: base.design, topology, input, summary }) : summary;
    return { kind: 'run', summary: costed, attainment: attainmentSeries(requests, input.targets) };
  }
  if (offered === null) return closedLoop();
  const { factor, probes } = searchCapacity(
    (rateFactor) => simulate(withWhatIfs(atRate(dealt, offered, rateFactor), whatIfs)).summary.goodput.attainmentFraction ?? 0,
    { ...question, targetFraction: dealt.targets.attainmentFraction },
  );
  return {
    kind: 'capacity',
    rateFactor: factor,
    capacityRequestsPerSecond: factor === null ? null : factor * offered.ratePerSecond,
    probes,
  };
}

function closedLoop(): StudyAnswer {
  return refused(
    'capacity-needs-open-arrivals',
    ['workload', 'classes'],
    'A class arrives in a closed loop, or the trace has no duration: its rate is a result and cannot be searched.',
    'Give the classes Poisson arrivals, or name a trace with time stamps.',
  );
}
