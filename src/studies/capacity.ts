import type { Diagnostic } from '../base/diagnostic.ts';
import { ok, type Result } from '../base/result.ts';
import type { TargetsInput } from '../simulator/index.ts';
import { baseCapacity, toleranceRatio } from './base-capacity.ts';
import type { StudyContext } from './executor.ts';
import type { StudyBase } from './study-task.ts';

/** The highest rate that meets the targets, with the runs that found it. */
export interface CapacityReport {
  readonly study: 'capacity';
  readonly capacityRequestsPerSecond: number;
  readonly targets: TargetsInput;
  /** The true edge lies within this share above the capacity. */
  readonly toleranceFraction: number;
  readonly runs: readonly { readonly requestsPerSecond: number; readonly attainmentFraction: number }[];
}

/** Searches the highest request rate whose attainment stays at the target. */
export async function capacity(context: StudyContext, base: StudyBase): Promise<Result<CapacityReport, readonly Diagnostic[]>> {
  const found = await baseCapacity(context, base, 1);
  if (!found.ok) return found;
  const { capacityRequestsPerSecond, rateFactor, probes } = found.value;
  return ok({
    study: 'capacity',
    capacityRequestsPerSecond,
    targets: base.targets ?? base.design.targets,
    toleranceFraction: toleranceRatio - 1,
    runs: probes
      .map(({ factor, attainmentFraction }) => ({
        requestsPerSecond: (factor / rateFactor) * capacityRequestsPerSecond,
        attainmentFraction,
      }))
      .sort((a, b) => a.requestsPerSecond - b.requestsPerSecond),
  });
}
