import type { Summary } from '../results/index.ts';
import { withStandingFaults } from './network/index.ts';
import { buildSystem } from './serving/index.ts';
import type { SimulationInput } from './simulation-input.ts';
import { estimateSystem } from './steady-state/index.ts';

/**
 * Steady state of the same parts that `simulate` runs, in milliseconds: means only. Latencies are null, and an assumption says
 * why, where more comes than can be served. `wallSeconds` is 0, `cost` null.
 */
export function estimate(input: SimulationInput): Summary {
  const standing = withStandingFaults(input);
  const summary = estimateSystem(buildSystem(standing));
  if ((standing.faults ?? []).length === 0) return summary;
  const message = 'Faults that come or go during the run are left out of the steady state.';
  return { ...summary, assumptions: [...summary.assumptions, { code: 'passing-faults-left-out', message }] };
}
