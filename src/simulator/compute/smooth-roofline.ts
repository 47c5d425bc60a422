import { invariant } from '../../base/assert.ts';

/**
 * Constants of one kernel family on one device in one number format. Fractions are of the device's dense peak and of its
 * data-sheet memory bandwidth.
 */
export interface RooflineFit {
  readonly startSeconds: number;
  readonly computeFraction: number;
  readonly memoryFraction: number;
  /** p of the p-norm; ∞ would be the sharp roofline, 1 no overlap of compute and memory. */
  readonly norm: number;
}

/**
 * Time of one kernel: fixed start plus a smooth roofline, the p-norm of compute and memory time.
 *
 * @throws if work is negative: a caller's bug, never the user's input
 * @see docs/models.md#smooth-roofline for the fits and their error
 */
export function kernelSeconds(
  fit: RooflineFit,
  peakFlopsPerSecond: number,
  memoryBandwidthBytesPerSecond: number,
  flops: number,
  bytes: number,
): number {
  invariant(flops >= 0 && bytes >= 0, 'a kernel with no negative work');
  const computeSeconds = flops / (peakFlopsPerSecond * fit.computeFraction);
  const memorySeconds = bytes / (memoryBandwidthBytesPerSecond * fit.memoryFraction);
  return fit.startSeconds + smoothMaximum(computeSeconds, memorySeconds, fit.norm);
}

/** (a^p + b^p)^(1/p), scaled by the longer term so that tiny times do not underflow when raised to p. */
export function smoothMaximum(a: number, b: number, norm: number): number {
  if (norm === 1) return a + b;
  const longer = Math.max(a, b);
  if (longer === 0) return 0;
  return longer * (1 + (Math.min(a, b) / longer) ** norm) ** (1 / norm);
}
