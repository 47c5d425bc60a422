import type { AcceleratorPart } from '../../design/index.ts';
import { type ModelSpec, type PrecisionInput, parameterCount, weightBytesPerElement } from '../../simulator/index.ts';
import { type MeasuredPool, type Refusal, refuse } from '../measurement.ts';

/** Weights take at most this share of the memory, so that a batch worth running fits beside them. */
const weightsFraction = 0.6;

/**
 * Where a source does not state parallelism: as many replicas as there can be, each with the smallest power of two of
 * accelerators that leaves room for a batch, tensor-parallel for dense models, expert- and data-parallel for MLA.
 */
export function smallestThatFits(
  model: ModelSpec,
  part: AcceleratorPart,
  precision: PrecisionInput,
  acceleratorCount: number,
): readonly MeasuredPool[] | Refusal {
  const weightBytes = parameterCount(model) * weightBytesPerElement[precision.weights];
  for (let size = 1; size <= acceleratorCount; size *= 2) {
    if (weightBytes > weightsFraction * size * part.memoryCapacityBytes || acceleratorCount % size !== 0) continue;
    const isLatent = Object.values(model.mixers).some(({ kind }) => kind === 'mla');
    const parallelism = isLatent ? { tp: 1, pp: 1, dp: size, ep: size } : { tp: size, pp: 1, dp: 1, ep: 1 };
    return [{ role: 'mixed', replicaCount: acceleratorCount / size, parallelism }];
  }
  return refuse('does not fit in memory', `${model.label} on ${acceleratorCount} ${part.label}`);
}
