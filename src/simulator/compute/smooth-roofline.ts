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
  if (fit.norm === 1) return fit.startSeconds + computeSeconds + memorySeconds;
  const longer = Math.max(computeSeconds, memorySeconds);
  if (longer === 0) return fit.startSeconds;
  // Scaled by the longer term, so that tiny times do not underflow when raised to p.
  const ratio = Math.min(computeSeconds, memorySeconds) / longer;
  return fit.startSeconds + longer * (1 + ratio ** fit.norm) ** (1 / fit.norm);
}
