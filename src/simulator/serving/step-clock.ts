/** Events closer than this, relative to the clock, are one instant: the order of roundings must not decide who joins a step. */
export const instantTolerance = 1e-12;

/**
 * When the steps of a leap end. The steps of one run are an arithmetic series: step k takes `firstSeconds + slope × k`.
 * `doneFraction` of the first step lies before the run: a step whose pace changed on the way is carried over as the share of
 * it that is done.
 */
export class StepClock {
  startedAtSeconds = 0;
  firstSeconds = 0;
  slopeSeconds = 0;
  doneFraction = 0;

  /** From the start of the run to the end of its `steps`-th step. */
  secondsOf(steps: number): number {
    if (steps === 0) return 0;
    return this.firstSeconds * (steps - this.doneFraction) + this.slopeSeconds * 0.5 * steps * (steps - 1);
  }

  endAtSeconds(steps: number): number {
    return this.startedAtSeconds + this.secondsOf(steps);
  }

  /** Whole steps that have ended by an instant. */
  stepsBy(atSeconds: number): number {
    const slope = this.slopeSeconds;
    const linear = this.firstSeconds - 0.5 * slope;
    const constant = atSeconds - this.startedAtSeconds + this.firstSeconds * this.doneFraction;
    // Root of slope/2 k² + linear k = constant, in the form that is stable as the slope goes to 0.
    const root = (2 * constant) / (linear + Math.sqrt(Math.max(0, linear * linear + 2 * slope * constant)));
    let steps = Math.max(0, Math.floor(root));
    while (this.endAtSeconds(steps + 1) <= atSeconds) steps += 1;
    while (steps > 0 && this.endAtSeconds(steps) > atSeconds) steps -= 1;
    return steps;
  }

  /** The run starts anew after `steps` whole steps. */
  advance(steps: number): void {
    if (steps === 0) return;
    this.startedAtSeconds = this.endAtSeconds(steps);
    this.firstSeconds += this.slopeSeconds * steps;
    this.doneFraction = 0;
  }
}
