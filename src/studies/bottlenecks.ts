import type { Diagnostic } from '../base/diagnostic.ts';
import { ok, type Result } from '../base/result.ts';
import type { PartLibrary } from '../design/index.ts';
import { capacityOf, capacityTask, runAtCapacity, toleranceRatio } from './base-capacity.ts';
import { candidateCauses } from './candidate-causes.ts';
import { performPart, type StudyContext } from './executor.ts';
import type { StudyBase } from './study-task.ts';
import { type WhatIf, whatIfKind } from './what-ifs/index.ts';

const factor = 1.5;
/** Share of the progress until the design's own capacity is known, and until it has run at it. */
const progressParts = [0.25, 0.3] as const;

/** One resource, and what making it better changes. */
export interface Cause {
  readonly whatIf: WhatIf;
  /** `bandwidth of all infiniband-ndr200 links × 1.5`. */
  readonly label: string;
  /** On the drawing. */
  readonly linkIds: readonly string[];
  readonly poolId: string | null;
  readonly capacityRequestsPerSecond: number;
  /** Of the design's capacity; below the search's tolerance it reads 0. */
  readonly gainFraction: number;
  /** Half the price of the parts concerned: price taken in proportion to what is raised. null: unknown, or in the price of the system around. */
  readonly extraUsd: number | null;
  /** Extra requests per second for each extra 1,000 USD. */
  readonly gainRequestsPerSecondPerThousandUsd: number | null;
}

export interface BottleneckReport {
  readonly study: 'bottlenecks';
  readonly capacityRequestsPerSecond: number;
  readonly factor: number;
  /** By gain, largest first. */
  readonly causes: readonly Cause[];
  readonly assumptions: readonly { readonly code: string; readonly message: string }[];
}

/**
 * Makes each resource class, and the most used single cables, 1.5 times as fast or as large, searches the capacity again, and
 * ranks by what was gained. Causal: every figure is the difference of two searches over the same requests.
 */
export async function bottlenecks(
  context: StudyContext,
  base: StudyBase,
  library: PartLibrary,
): Promise<Result<BottleneckReport, readonly Diagnostic[]>> {
  const known = await runAtCapacity(context, base, library, progressParts);
  if (!known.ok) return known;
  const { found, input, topology, summary } = known.value;
  const { capacityRequestsPerSecond } = found;
  const whatIfs = candidateCauses(input, summary, factor);
  const answers = await performPart(
    context,
    whatIfs.map((whatIf) => capacityTask(base, found, [whatIf])),
    { from: progressParts[1], to: 1, message: `Making each resource ${factor} times as good` },
  );
  const causes = whatIfs.map((whatIf, index): Cause => {
    const kind = whatIfKind(whatIf);
    const capacity = capacityOf(answers[index]);
    const priceUsd = kind.priceUsd(input, topology, whatIf);
    const extraUsd = priceUsd === null || priceUsd === 0 ? null : priceUsd * (factor - 1);
    const difference = capacity - capacityRequestsPerSecond;
    const gained = Math.abs(difference) <= (toleranceRatio - 1) * capacityRequestsPerSecond ? 0 : difference;
    return {
      whatIf,
      label: `${kind.describe(whatIf)} ${kind.relation} ${factor}`,
      ...kind.subject(input, whatIf),
      capacityRequestsPerSecond: capacity,
      gainFraction: gained / capacityRequestsPerSecond,
      extraUsd,
      gainRequestsPerSecondPerThousandUsd: extraUsd !== null ? gained / (extraUsd / 1000) : null,
    };
  });
  return ok({
    study: 'bottlenecks',
    capacityRequestsPerSecond,
    factor,
    causes: causes.sort((a, b) => b.gainFraction - a.gainFraction),
    assumptions: [
      {
        code: 'price-in-proportion',
        message: `A part ${factor} times as good is taken to cost ${factor} times as much; of accelerators the whole is counted.`,
      },
      {
        code: 'same-requests',
        message: 'All capacities are searched to 1 % with the same requests in the same order, only closer together.',
      },
    ],
  });
}
