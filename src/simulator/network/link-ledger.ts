import { invariant } from '../../base/assert.ts';
import { type LinkSeries, trafficClasses } from '../../results/index.ts';

/** Width of the windows whose utilisation gives the peak and the 95th percentile. */
const windowSecondsDefault = 0.1;
/** Histogram of window utilisation: a percentile is exact to half a hundredth. */
const binCount = 100;
/** Numbers that the series of all links may take together: 64 MB. */
const maxCells = 8_000_000;

/** Bytes of each link over time: a rate per link that is integrated when it changes, in windows that fill buckets. */
export class LinkLedger {
  readonly bytesByClass: Float64Array;
  readonly windowSeconds: number;
  private readonly capacity: Float64Array;
  private readonly rate: Float64Array;
  private readonly sinceSeconds: Float64Array;
  private readonly sinceWindow: Int32Array;
  private readonly window: Int32Array;
  private readonly windowBytes: Float64Array;
  /** One over what fills a window. */
  private readonly perWindowBytes: Float64Array;
  /** [bucket][link]: links that are written at one instant lie side by side. */
  private readonly buckets: Float64Array[] = [];
  /** Row-major [linkCount, binCount]. */
  private readonly histogram: Uint32Array;
  private readonly peak: Float64Array;
  private readonly maxBucketCount: number;
  private windowsPerBucket: number;

  constructor(capacity: Float64Array, bucketSeconds: number) {
    invariant(bucketSeconds > 0 && bucketSeconds < Infinity, 'a bucket has a width');
    const linkCount = capacity.length;
    this.capacity = capacity;
    this.windowSeconds = Math.min(windowSecondsDefault, bucketSeconds);
    this.windowsPerBucket = Math.max(1, Math.round(bucketSeconds / this.windowSeconds));
    this.maxBucketCount = Math.max(64, Math.min(4096, 2 * Math.floor(maxCells / (2 * Math.max(linkCount, 1)))));
    this.peak = new Float64Array(linkCount);
    this.rate = new Float64Array(linkCount);
    this.sinceSeconds = new Float64Array(linkCount);
    this.sinceWindow = new Int32Array(linkCount);
    this.window = new Int32Array(linkCount);
    this.windowBytes = new Float64Array(linkCount);
    this.perWindowBytes = capacity.map((bytesPerSecond) => 1 / (bytesPerSecond * this.windowSeconds));
    this.histogram = new Uint32Array(linkCount * binCount);
    this.bytesByClass = new Float64Array(linkCount * trafficClasses.length);
  }

  /** From now on, an instant in `window`, the link carries `bytesPerSecond`. */
  setRate(link: number, bytesPerSecond: number, nowSeconds: number, window: number): void {
    const rate = this.rate[link];
    if (rate === bytesPerSecond) return;
    if (rate > 0) {
      if (this.sinceWindow[link] === window) this.addBytes(link, window, rate * (nowSeconds - this.sinceSeconds[link]));
      else this.addInterval(link, this.sinceSeconds[link], nowSeconds, rate);
    }
    this.rate[link] = bytesPerSecond;
    this.sinceSeconds[link] = nowSeconds;
    this.sinceWindow[link] = window;
  }

  /** Adds a constant rate over an interval that ends at or after all that the link has seen. */
  addInterval(link: number, fromSeconds: number, toSeconds: number, bytesPerSecond: number): void {
    if (!(toSeconds > fromSeconds)) return;
    const width = this.windowSeconds;
    const window = this.windowAt(fromSeconds);
    const last = this.windowAt(toSeconds);
    if (window === last) {
      this.addBytes(link, window, bytesPerSecond * (toSeconds - fromSeconds));
      return;
    }
    this.addBytes(link, window, bytesPerSecond * ((window + 1) * width - fromSeconds));
    if (last > window + 1) this.addFullWindows(link, window + 1, last, bytesPerSecond * width);
    this.addBytes(link, last, bytesPerSecond * (toSeconds - last * width));
  }

  /** Window that holds an instant, whatever rounding does to its bounds: it ends after the instant. */
  windowAt(seconds: number): number {
    const window = Math.floor(seconds / this.windowSeconds);
    return (window + 1) * this.windowSeconds > seconds ? window : window + 1;
  }

  /** Adds bytes to a window of a link; windows may be named in any order but an old one costs its place in the histogram. */
  addBytes(link: number, window: number, bytes: number): void {
    if (window > this.window[link]) {
      this.closeWindow(link);
      this.window[link] = window;
    }
    this.windowBytes[link] += bytes;
  }

  /** Windows from `from` up to, not with, `to`, all with the same bytes: an hour at one rate costs a few buckets. */
  private addFullWindows(link: number, from: number, to: number, bytesPerWindow: number): void {
    this.closeWindow(link);
    this.window[link] = to;
    this.countWindows(link, bytesPerWindow, to - from);
    while (Math.floor((to - 1) / this.windowsPerBucket) >= this.maxBucketCount) this.doubleBuckets();
    for (let window = from; window < to; ) {
      const bucketEnd = (Math.floor(window / this.windowsPerBucket) + 1) * this.windowsPerBucket;
      const end = Math.min(to, bucketEnd);
      this.addToBucket(link, window, bytesPerWindow * (end - window));
      window = end;
    }
  }

  private countWindows(link: number, bytesPerWindow: number, count: number): void {
    const fraction = bytesPerWindow * this.perWindowBytes[link];
    const bin = fraction * binCount < binCount ? Math.floor(fraction * binCount) : binCount - 1;
    this.histogram[link * binCount + bin] += count;
    if (fraction > this.peak[link]) this.peak[link] = fraction;
  }

  private closeWindow(link: number): void {
    const bytes = this.windowBytes[link];
    if (bytes === 0) return;
    this.countWindows(link, bytes, 1);
    this.addToBucket(link, this.window[link], bytes);
    this.windowBytes[link] = 0;
  }

  private addToBucket(link: number, window: number, bytes: number): void {
    let bucket = Math.floor(window / this.windowsPerBucket);
    while (bucket >= this.maxBucketCount) {
      this.doubleBuckets();
      bucket = Math.floor(window / this.windowsPerBucket);
    }
    while (this.buckets.length <= bucket) this.buckets.push(new Float64Array(this.capacity.length));
    this.buckets[bucket][link] += bytes;
  }

  private doubleBuckets(): void {
    this.windowsPerBucket *= 2;
    const { buckets } = this;
    for (let i = 0; 2 * i < buckets.length; i += 1) {
      const sum = buckets[2 * i];
      const second = buckets[2 * i + 1];
      for (let link = 0; second !== undefined && link < sum.length; link += 1) sum[link] += second[link];
      buckets[i] = sum;
    }
    buckets.length = Math.ceil(buckets.length / 2);
  }

  /** The series of all links up to now. */
  series(nowSeconds: number): Omit<LinkSeries, 'linkIds'> {
    const linkCount = this.capacity.length;
    for (let link = 0; link < linkCount; link += 1) {
      if (this.rate[link] > 0) this.addInterval(link, this.sinceSeconds[link], nowSeconds, this.rate[link]);
      this.sinceSeconds[link] = nowSeconds;
    }
    const windowCount = Math.max(1, Math.ceil(nowSeconds / this.windowSeconds - 1e-9));
    const bucketSeconds = this.windowsPerBucket * this.windowSeconds;
    const bucketCount = Math.max(1, Math.ceil(windowCount / this.windowsPerBucket));
    const carriedBytes = new Float64Array(bucketCount * linkCount);
    const peakUtilizationFraction = new Float64Array(linkCount);
    const p95UtilizationFraction = new Float64Array(linkCount);
    const meanUtilizationFraction = new Float64Array(linkCount);
    const total = new Float64Array(linkCount);
    for (let bucket = 0; bucket < Math.min(bucketCount, this.buckets.length); bucket += 1) {
      const carried = this.buckets[bucket];
      carriedBytes.set(carried, bucket * linkCount);
      for (let link = 0; link < linkCount; link += 1) total[link] += carried[link];
    }
    for (let link = 0; link < linkCount; link += 1) {
      total[link] += this.windowBytes[link];
      if (total[link] === 0) continue;
      const openBucket = Math.min(bucketCount - 1, Math.floor(this.window[link] / this.windowsPerBucket));
      carriedBytes[openBucket * linkCount + link] += this.windowBytes[link];
      meanUtilizationFraction[link] = nowSeconds > 0 ? total[link] / (this.capacity[link] * nowSeconds) : 0;
      // The window still open counts over the part of it that has passed: all of it, unless the run ends inside it.
      const openSeconds = Math.min(this.windowSeconds, nowSeconds - this.window[link] * this.windowSeconds);
      const openFraction =
        openSeconds > 0.5 * this.windowSeconds || windowCount === 1 ? this.windowBytes[link] / (this.capacity[link] * openSeconds) : 0;
      peakUtilizationFraction[link] = Math.min(1, Math.max(this.peak[link], openFraction));
      p95UtilizationFraction[link] = Math.min(
        peakUtilizationFraction[link],
        percentileOfWindows(this.histogram.subarray(link * binCount, (link + 1) * binCount), openFraction, windowCount, 0.95),
      );
    }
    return {
      bucketSeconds,
      bucketCount,
      carriedBytes,
      bytesByClass: this.bytesByClass.slice(),
      peakUtilizationFraction,
      p95UtilizationFraction,
      meanUtilizationFraction,
    };
  }
}

/** Percentile over all windows, those without traffic included, by linear interpolation within a bin. */
function percentileOfWindows(histogram: Uint32Array, openFraction: number, windowCount: number, share: number): number {
  const openBin = openFraction > 0 ? Math.min(binCount - 1, Math.floor(openFraction * binCount)) : -1;
  let above = (1 - share) * windowCount;
  for (let bin = binCount - 1; bin >= 0; bin -= 1) {
    const count = histogram[bin] + (bin === openBin ? 1 : 0);
    if (count > 0 && above <= count) return (bin + 1 - above / count) / binCount;
    above -= count;
  }
  return 0;
}
