import type { Diagnostic } from '../base/diagnostic.ts';
import { err, ok, type Result } from '../base/result.ts';
import type { PartLibrary } from '../design/index.ts';
import { performPart, type StudyContext } from './executor.ts';
import type { Probe } from './search-capacity.ts';
import { inputOf, type StudyAnswer, type StudyBase, type StudyTask } from './study-task.ts';
import type { WhatIf } from './what-ifs/index.ts';

/** The bracket is closed to 1 %: smaller gains read as none. */
export const toleranceRatio = 1.01;

/** How much a design takes. */
export interface FoundCapacity {
  readonly rateFactor: number;
  readonly capacityRequestsPerSecond: number;
  readonly probes: readonly Probe[];
}

const unattainable: Diagnostic = {
  code: 'targets-unattainable',
  severity: 'error',
  path: ['targets'],
  message: 'At no rate do enough requests meet the targets: even a request alone takes longer.',
  remedy: 'Loosen the targets, shorten the requests, or make a single replica faster.',
};

/** Capacity of the design as drawn. */
export async function baseCapacity(
  context: StudyContext,
  base: StudyBase,
  until: number,
): Promise<Result<FoundCapacity, readonly Diagnostic[]>> {
  const task: StudyTask = {
    base,
    whatIfs: [],
    split: null,
    question: { kind: 'capacity', startFactor: 1, firstStepRatio: 1.25, toleranceRatio },
  };
  const [answer] = await performPart(context, [task], { from: 0, to: until, message: 'Searching the capacity of the design' });
  if (answer.kind === 'refused') return err(answer.diagnostics);
  if (answer.kind !== 'capacity' || answer.rateFactor === null || answer.capacityRequestsPerSecond === null) return err([unattainable]);
  return ok({
    rateFactor: answer.rateFactor,
    capacityRequestsPerSecond: answer.capacityRequestsPerSecond,
    probes: answer.probes,
  });
}

/** Capacity of the design as drawn, and what it uses there. @param until shares of the progress until the first and the second */
export async function runAtCapacity(
  context: StudyContext,
  base: StudyBase,
  library: PartLibrary,
  [knownUntil, runUntil]: readonly [number, number],
) {
  const found = await baseCapacity(context, base, knownUntil);
  if (!found.ok) return found;
  const { rateFactor } = found.value;
  const [answer] = await performPart(context, [{ base, whatIfs: [], split: null, question: { kind: 'run', rateFactor } }], {
    from: knownUntil,
    to: runUntil,
    message: 'Looking for what is used at capacity',
  });
  const { input, topology, diagnostics } = inputOf(base, library);
  if (answer.kind !== 'run' || input === null) return err(answer.kind === 'refused' ? answer.diagnostics : diagnostics);
  return ok({ found: found.value, input, topology, summary: answer.summary });
}

/** The same search with changes, begun where the design's own ended: without effect it takes two runs. */
export function capacityTask(base: StudyBase, found: FoundCapacity, whatIfs: readonly WhatIf[]): StudyTask {
  return {
    base,
    whatIfs,
    split: null,
    question: { kind: 'capacity', startFactor: found.rateFactor, firstStepRatio: toleranceRatio, toleranceRatio },
  };
}

/** Capacity that an answer gives; 0 where the targets are met at no rate. */
export function capacityOf(answer: StudyAnswer): number {
  return answer.kind === 'capacity' ? (answer.capacityRequestsPerSecond ?? 0) : 0;
}
