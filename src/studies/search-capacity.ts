/** One run of a search. */
export interface Probe {
  readonly factor: number;
  readonly attainmentFraction: number;
}

export interface SearchOptions {
  /** Where to begin. */
  readonly startFactor: number;
  /** First step, as a ratio above 1; it doubles (in the logarithm) until the answer is bracketed. */
  readonly firstStepRatio: number;
  /** The bracket is halved until its ratio is at most this. */
  readonly toleranceRatio: number;
  readonly targetFraction: number;
}

/** Beyond these the workload has nothing to do with the design. */
const leastFactor = 1e-4;
const mostFactor = 1e4;

/**
 * Highest factor whose attainment reaches the target, by galloping and then bisection in the logarithm; the lower end of the
 * last bracket, so the answer itself has been run and met the target. Attainment is taken to fall with load.
 *
 * @returns factor null: not even `leastFactor` meets the target
 */
export function searchCapacity(
  attainmentAt: (factor: number) => number,
  { startFactor, firstStepRatio, toleranceRatio, targetFraction }: SearchOptions,
): { readonly factor: number | null; readonly probes: readonly Probe[] } {
  const probes: Probe[] = [];
  const meets = (factor: number): boolean => {
    const attainmentFraction = attainmentAt(factor);
    probes.push({ factor, attainmentFraction });
    return attainmentFraction >= targetFraction;
  };
  let low = startFactor;
  let high = startFactor;
  let step = firstStepRatio;
  if (meets(startFactor)) {
    for (high = low * step; high < mostFactor && meets(high); high *= step) {
      low = high;
      step *= step;
    }
    if (high >= mostFactor) return { factor: low, probes };
  } else {
    for (low = high / step; low > leastFactor && !meets(low); low /= step) {
      high = low;
      step *= step;
    }
    if (low <= leastFactor) return { factor: null, probes };
  }
  while (high / low > toleranceRatio) {
    const middle = Math.sqrt(low * high);
    if (meets(middle)) low = middle;
    else high = middle;
  }
  return { factor: low, probes };
}
