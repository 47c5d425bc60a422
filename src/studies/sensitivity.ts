import type { Diagnostic } from '../base/diagnostic.ts';
import { ok, type Result } from '../base/result.ts';
import type { PartLibrary } from '../design/index.ts';
import { capacityOf, capacityTask, runAtCapacity } from './base-capacity.ts';
import { candidateCauses } from './candidate-causes.ts';
import { performPart, type StudyContext } from './executor.ts';
import type { StudyBase } from './study-task.ts';
import { type WhatIf, whatIfKind } from './what-ifs/index.ts';

const change = 0.2;
const progressParts = [0.15, 0.2] as const;

/** Capacity when one input is 20 % lower and 20 % higher. */
export interface Sensitivity {
  readonly label: string;
  readonly kind: WhatIf['kind'];
  readonly linkIds: readonly string[];
  readonly poolId: string | null;
  readonly lowRequestsPerSecond: number;
  readonly highRequestsPerSecond: number;
  /** |high − low| over the design's capacity. */
  readonly spreadFraction: number;
}

export interface SensitivityReport {
  readonly study: 'sensitivity';
  readonly capacityRequestsPerSecond: number;
  readonly changeFraction: number;
  /** Widest first: a tornado. */
  readonly inputs: readonly Sensitivity[];
}

/** Moves every resource class and the lengths of prompts and answers down and up by 20 %, one at a time. */
export async function sensitivity(
  context: StudyContext,
  base: StudyBase,
  library: PartLibrary,
): Promise<Result<SensitivityReport, readonly Diagnostic[]>> {
  const known = await runAtCapacity(context, base, library, progressParts);
  if (!known.ok) return known;
  const { found, input, summary } = known.value;
  const { capacityRequestsPerSecond } = found;
  const changesTo = (factor: number): readonly WhatIf[] => [
    { kind: 'input-tokens', factor },
    { kind: 'output-tokens', factor },
    ...candidateCauses(input, summary, factor).filter(({ kind }) => kind !== 'cable-bandwidth'),
  ];
  const lower = changesTo(1 - change);
  const higher = changesTo(1 + change);
  const answers = await performPart(
    context,
    [...lower, ...higher].map((whatIf) => capacityTask(base, found, [whatIf])),
    { from: progressParts[1], to: 1, message: 'Moving each input by 20 %' },
  );
  const inputs = lower.map((whatIf, index): Sensitivity => {
    const kind = whatIfKind(whatIf);
    const lowRequestsPerSecond = capacityOf(answers[index]);
    const highRequestsPerSecond = capacityOf(answers[lower.length + index]);
    return {
      label: kind.describe(whatIf),
      kind: whatIf.kind,
      ...kind.subject(input, whatIf),
      lowRequestsPerSecond,
      highRequestsPerSecond,
      spreadFraction: Math.abs(highRequestsPerSecond - lowRequestsPerSecond) / capacityRequestsPerSecond,
    };
  });
  return ok({
    study: 'sensitivity',
    capacityRequestsPerSecond,
    changeFraction: change,
    inputs: inputs.sort((a, b) => b.spreadFraction - a.spreadFraction),
  });
}
