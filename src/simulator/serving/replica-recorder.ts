import type { ReplicaSeries } from '../../results/index.ts';
import type { Replica } from './replica.ts';

const firstBucketSeconds = 0.1;
const maxBucketCount = 1024;

/** Time integrals of one replica since the start. */
interface ReplicaTotals {
  busySeconds: number;
  batchSeconds: number;
  kvSeconds: number;
}

/**
 * Busy share, batch, KV occupancy and queue of each replica over time: integrals in buckets, whose width doubles whenever a
 * long run would need too many.
 */
export class ReplicaRecorder {
  readonly totals: readonly ReplicaTotals[];
  private readonly replicas: readonly Replica[];
  private bucketSeconds = firstBucketSeconds;
  private bucketCount = 0;
  /** Row-major [maxBucketCount, replicaCount], seconds times the value. */
  private readonly busy: Float64Array;
  private readonly batch: Float64Array;
  private readonly kv: Float64Array;
  private readonly queue: Float64Array;
  /** Up to when each replica is booked, and its state since then. */
  private readonly sinceSeconds: Float64Array;
  private readonly stateBusy: Float64Array;
  private readonly stateBatch: Float64Array;
  private readonly stateKv: Float64Array;
  private readonly stateQueue: Float64Array;

  constructor(replicas: readonly Replica[]) {
    this.replicas = replicas;
    this.totals = replicas.map(() => ({ busySeconds: 0, batchSeconds: 0, kvSeconds: 0 }));
    const column = () => new Float64Array(replicas.length);
    const table = () => new Float64Array(replicas.length * maxBucketCount);
    this.busy = table();
    this.batch = table();
    this.kv = table();
    this.queue = table();
    this.sinceSeconds = column();
    this.stateBusy = column();
    this.stateBatch = column();
    this.stateKv = column();
    this.stateQueue = column();
  }

  /**
   * Books a replica's state up to now, and takes its new one. Between two boundaries of steps KV occupancy is taken to rise in
   * a straight line; in the middle of a run it is not known, and stays as it was.
   */
  record(replica: Replica, atSeconds: number, isBoundary: boolean): void {
    const r = replica.index;
    let kv = 0;
    let waiting = 0;
    for (const rank of replica.ranks) {
      kv += rank.pool.usedPages / Math.max(1, rank.pool.capacityPages);
      waiting += rank.waitingCount;
    }
    kv /= replica.ranks.length;
    if (!isBoundary) kv = this.stateKv[r];
    const meanKv = 0.5 * (this.stateKv[r] + kv);
    const seconds = atSeconds - this.sinceSeconds[r];
    if (seconds > 0) {
      const totals = this.totals[r];
      totals.busySeconds += this.stateBusy[r] * seconds;
      totals.batchSeconds += this.stateBatch[r] * seconds;
      totals.kvSeconds += meanKv * seconds;
      this.book(r, atSeconds, meanKv);
    }
    this.stateBusy[r] = replica.runSteps > 0 ? 1 : 0;
    this.stateBatch[r] = replica.runSteps > 0 ? replica.batchCount() : 0;
    this.stateKv[r] = kv;
    this.stateQueue[r] = waiting;
  }

  private book(r: number, atSeconds: number, meanKv: number): void {
    while (atSeconds > this.bucketSeconds * maxBucketCount) this.coarsen();
    const width = this.replicas.length;
    let from = this.sinceSeconds[r];
    this.sinceSeconds[r] = atSeconds;
    let bucket = Math.min(maxBucketCount - 1, Math.floor(from / this.bucketSeconds));
    while (from < atSeconds) {
      const until = bucket === maxBucketCount - 1 ? atSeconds : Math.min(atSeconds, (bucket + 1) * this.bucketSeconds);
      const seconds = Math.max(0, until - from);
      const cell = bucket * width + r;
      this.busy[cell] += this.stateBusy[r] * seconds;
      this.batch[cell] += this.stateBatch[r] * seconds;
      this.kv[cell] += meanKv * seconds;
      this.queue[cell] += this.stateQueue[r] * seconds;
      this.bucketCount = Math.max(this.bucketCount, bucket + 1);
      from = until;
      bucket += 1;
    }
  }

  private coarsen(): void {
    const width = this.replicas.length;
    for (const table of [this.busy, this.batch, this.kv, this.queue]) {
      for (let bucket = 0; bucket < maxBucketCount; bucket += 2) {
        for (let r = 0; r < width; r += 1) {
          table[(bucket >> 1) * width + r] = table[bucket * width + r] + table[(bucket + 1) * width + r];
        }
      }
      table.fill(0, (maxBucketCount / 2) * width);
    }
    this.bucketSeconds *= 2;
    this.bucketCount = Math.ceil(this.bucketCount / 2);
  }

  /** The series up to `endSeconds`, up to which every replica must have been recorded. */
  series(replicaIds: readonly string[], endSeconds: number): ReplicaSeries {
    const width = this.replicas.length;
    const cells = this.bucketCount * width;
    const means = (table: Float64Array) => {
      const column = table.slice(0, cells);
      for (let cell = 0; cell < cells; cell += 1) {
        const startSeconds = Math.floor(cell / width) * this.bucketSeconds;
        column[cell] /= Math.min(this.bucketSeconds, Math.max(endSeconds - startSeconds, 1e-12));
      }
      return column;
    };
    return {
      bucketSeconds: this.bucketSeconds,
      bucketCount: this.bucketCount,
      replicaIds,
      replicaPool: Int32Array.from(this.replicas, (replica) => replica.poolIndex),
      busyFraction: means(this.busy),
      batch: means(this.batch),
      kvOccupancyFraction: means(this.kv),
      queue: means(this.queue),
    };
  }
}
