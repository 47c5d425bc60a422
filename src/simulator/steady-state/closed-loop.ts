import type { Summary } from '../../results/index.ts';
import type { SimulationInput } from '../simulation-input.ts';

const firstGuessSeconds = 0.01;
const longestSeconds = 1e9;
const precisionRatio = 1.002;

/**
 * The steady state in which requests of closed loops stay in the system exactly as long as their rate makes them stay
 * (Little's law): the rate falls with the time, and the time with the rate, so the two meet once. Arrivals at that rate are
 * then taken as Poisson: a closed loop is less random, and its queues shorter, which an assumption says.
 *
 * @param estimateAt the steady state when a request of a closed loop spends so many seconds in the system
 */
export function estimateClosedLoop(input: SimulationInput, estimateAt: (closedLoopSeconds: number) => Summary): Summary {
  const { workload } = input;
  if (workload.kind === 'trace' || workload.classes.every(({ arrivals }) => arrivals.kind !== 'closed-loop')) return estimateAt(0);
  /** Whether a request stays longer than its rate allows for. */
  const isLonger = (seconds: number, { e2eSeconds }: Summary) => (e2eSeconds.mean ?? Number.POSITIVE_INFINITY) > seconds;
  let low = firstGuessSeconds;
  let high = firstGuessSeconds;
  let summary = estimateAt(high);
  while (isLonger(high, summary) && high < longestSeconds) {
    low = high;
    high *= 2;
    summary = estimateAt(high);
  }
  while (high / low > precisionRatio && low < high) {
    const middle = Math.sqrt(low * high);
    const there = estimateAt(middle);
    if (isLonger(middle, there)) low = middle;
    else {
      high = middle;
      summary = there;
    }
  }
  return {
    ...summary,
    assumptions: [
      ...summary.assumptions,
      {
        code: 'closed-loop-as-poisson',
        message: 'The estimate takes the arrivals of a closed loop as Poisson at the rate that it settles at.',
      },
    ],
  };
}
