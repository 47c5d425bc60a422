import type { RunResults } from '../results/index.ts';
import { withStandingFaults } from './network/index.ts';
import { buildSystem, serve } from './serving/index.ts';
import type { SimulationInput } from './simulation-input.ts';

/** How a long run talks to whoever started it. Both are called every few thousand events. */
export interface SimulationHooks {
  /** Share of the requests that have ended, 0 to 1. */
  onProgress(doneFraction: number): void;
  /** True stops the run: `simulate` then throws `SimulationCancelled`. */
  isCancelled(): boolean;
}

/** Thrown by `simulate` after `hooks.isCancelled()` said so. Nothing of the run is kept. */
export class SimulationCancelled extends Error {
  constructor() {
    super('The simulation was cancelled.');
    this.name = 'SimulationCancelled';
  }
}

/**
 * Discrete-event simulation of every request, step and KV transfer. Deterministic: the same input gives the same numbers.
 * `summary.wallSeconds` is 0 and `summary.cost` null: the caller has the clock and the prices.
 *
 * @throws SimulationCancelled when the hooks ask for it
 */
export function simulate(input: SimulationInput, hooks?: SimulationHooks): RunResults {
  return serve(buildSystem(withStandingFaults(input)), {
    hasLeaps: true,
    onTick: (doneFraction) => {
      if (hooks === undefined) return;
      if (hooks.isCancelled()) throw new SimulationCancelled();
      hooks.onProgress(doneFraction);
    },
  });
}
