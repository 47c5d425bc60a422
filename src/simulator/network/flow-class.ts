/**
 * What competes for links: a set of equal member flows that move in lock step.
 * `memberCounts[i]` member flows (fractions where a flow is sprayed) cross directed link `links[i]`;
 * max-min fairness is over member flows, so a class of eight striped flows is eight flows on a shared link
 * and one on each link of its own.
 */
export interface FlowClass {
  readonly links: Int32Array;
  readonly memberCounts: Float64Array;
  /** Member flows in all: the rate of the class is `memberTotal` times the rate of a member. */
  readonly memberTotal: number;
  /** Propagation: the longest member path. Paid once, before the first byte. */
  readonly latencySeconds: number;
  /** What software lets a member reach, whatever the links have left. Without it: no limit. */
  readonly memberCapBytesPerSecond?: number;
}
