import { invariant } from './assert.ts';

const smallestValue = 1e-7;
const binRatio = 1.002;
const binCount = Math.ceil(Math.log(1e12) / Math.log(binRatio));
const inverseLogRatio = 1 / Math.log(binRatio);

function binOf(value: number): number {
  if (value <= smallestValue) return 0;
  const bin = Math.floor(Math.log(value / smallestValue) * inverseLogRatio);
  return bin < binCount ? bin : binCount - 1;
}

/**
 * Weighted samples between 1e-7 and 1e5 in bins 0.2 % wide, with an exact mean. A percentile is off by at most half a
 * bin where samples are dense, 0.1 %; it never reads the samples one by one.
 */
export class WeightedHistogram {
  private readonly weights = new Float64Array(binCount);
  private total = 0;
  private sum = 0;

  /** Counts `weight` samples of one value. */
  add(value: number, weight: number): void {
    if (weight === 0) return;
    this.weights[binOf(value)] += weight;
    this.total += weight;
    this.sum += value * weight;
  }

  /** Counts `weight` samples at each of first, first + slope, …: `count` values in arithmetic progression. */
  addSeries(first: number, slope: number, count: number, weight: number): void {
    if (weight === 0 || count === 0) return;
    const last = first + slope * (count - 1);
    this.sum += weight * count * 0.5 * (first + last);
    this.total += weight * count;
    const lowBin = binOf(Math.min(first, last));
    const highBin = binOf(Math.max(first, last));
    if (lowBin === highBin) {
      this.weights[lowBin] += weight * count;
      return;
    }
    // Values below the edge of each bin in between, in whole samples.
    const low = Math.min(first, last);
    const step = Math.abs(slope);
    let before = 0;
    for (let bin = lowBin; bin < highBin; bin += 1) {
      const edge = smallestValue * Math.exp((bin + 1) / inverseLogRatio);
      const below = Math.min(count, Math.max(before, Math.ceil((edge - low) / step)));
      this.weights[bin] += weight * (below - before);
      before = below;
    }
    this.weights[highBin] += weight * (count - before);
  }

  /** Exact; NaN of nothing. */
  mean(): number {
    return this.sum / this.total;
  }

  /** NaN of nothing. */
  percentile(fraction: number): number {
    invariant(fraction >= 0 && fraction <= 1, 'a percentile between 0 and 1');
    if (this.total === 0) return Number.NaN;
    const target = fraction * this.total;
    let before = 0;
    for (let bin = 0; bin < binCount; bin += 1) {
      const weight = this.weights[bin];
      if (weight > 0 && before + weight >= target) {
        return smallestValue * binRatio ** (bin + (target - before) / weight);
      }
      before += weight;
    }
    return smallestValue * binRatio ** binCount;
  }
}
