import type { TierSeries } from '../../results/index.ts';

const firstBucketSeconds = 0.1;
const maxBucketCount = 1024;

/** Occupancy and traffic of tiers over time, in buckets whose width doubles whenever a long run would need too many. */
export class TierRecorder {
  private readonly capacityBytes: Float64Array;
  private readonly byteSeconds: Float64Array;
  private readonly readBytes: Float64Array;
  private readonly writtenBytes: Float64Array;
  private bucketSeconds = firstBucketSeconds;
  private bucketCount = 0;

  /** @param capacityBytes [tierCount] for KV */
  constructor(capacityBytes: Float64Array) {
    this.capacityBytes = capacityBytes;
    const table = () => new Float64Array(capacityBytes.length * maxBucketCount);
    this.byteSeconds = table();
    this.readBytes = table();
    this.writtenBytes = table();
  }

  /** So many bytes of a tier were in use in between. */
  addOccupancy(tier: number, fromSeconds: number, untilSeconds: number, bytes: number): void {
    const width = this.capacityBytes.length;
    const last = this.bucketOf(untilSeconds);
    for (let bucket = Math.min(last, Math.floor(fromSeconds / this.bucketSeconds)); bucket <= last; bucket += 1) {
      const from = Math.max(fromSeconds, bucket * this.bucketSeconds);
      const until = Math.min(untilSeconds, (bucket + 1) * this.bucketSeconds);
      if (until > from) this.byteSeconds[bucket * width + tier] += bytes * (until - from);
    }
  }

  addRead(tier: number, atSeconds: number, bytes: number): void {
    this.readBytes[this.bucketOf(atSeconds) * this.capacityBytes.length + tier] += bytes;
  }

  addWritten(tier: number, atSeconds: number, bytes: number): void {
    this.writtenBytes[this.bucketOf(atSeconds) * this.capacityBytes.length + tier] += bytes;
  }

  private bucketOf(atSeconds: number): number {
    while (atSeconds >= this.bucketSeconds * maxBucketCount) this.coarsen();
    const bucket = Math.floor(atSeconds / this.bucketSeconds);
    this.bucketCount = Math.max(this.bucketCount, bucket + 1);
    return bucket;
  }

  private coarsen(): void {
    const width = this.capacityBytes.length;
    for (const table of [this.byteSeconds, this.readBytes, this.writtenBytes]) {
      for (let bucket = 0; bucket < maxBucketCount; bucket += 2) {
        for (let t = 0; t < width; t += 1) {
          table[(bucket >> 1) * width + t] = table[bucket * width + t] + table[(bucket + 1) * width + t];
        }
      }
      table.fill(0, (maxBucketCount / 2) * width);
    }
    this.bucketSeconds *= 2;
    this.bucketCount = Math.ceil(this.bucketCount / 2);
  }

  series(tierIds: readonly string[], endSeconds: number): TierSeries {
    const width = this.capacityBytes.length;
    const cells = this.bucketCount * width;
    const occupancyFraction = this.byteSeconds.slice(0, cells);
    for (let cell = 0; cell < cells; cell += 1) {
      const startSeconds = Math.floor(cell / width) * this.bucketSeconds;
      const seconds = Math.min(this.bucketSeconds, Math.max(endSeconds - startSeconds, 1e-12));
      occupancyFraction[cell] /= seconds * Math.max(1, this.capacityBytes[cell % width]);
    }
    return {
      bucketSeconds: this.bucketSeconds,
      bucketCount: this.bucketCount,
      tierIds,
      occupancyFraction,
      readBytes: this.readBytes.slice(0, cells),
      writtenBytes: this.writtenBytes.slice(0, cells),
    };
  }
}
