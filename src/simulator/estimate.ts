import type { Summary } from '../results/index.ts';
import type { SimulationInput } from './simulation-input.ts';

/** Steady state of the same parts that `simulate` runs, in milliseconds of wall time. `wallSeconds` is 0, `cost` null. */
export function estimate(_input: SimulationInput): Summary {
  throw new Error('The steady-state engine is being assembled.');
}
