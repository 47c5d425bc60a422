import type { Summary } from '../results/index.ts';
import { buildSystem } from './serving/index.ts';
import type { SimulationInput } from './simulation-input.ts';
import { estimateSystem } from './steady-state/index.ts';

/**
 * Steady state of the same parts that `simulate` runs, in milliseconds: means only. Latencies are null, and an assumption says
 * why, where more comes than can be served. `wallSeconds` is 0, `cost` null.
 */
export function estimate(input: SimulationInput): Summary {
  return estimateSystem(buildSystem(input));
}
