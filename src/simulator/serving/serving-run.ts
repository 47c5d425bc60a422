import { invariant } from '../../base/assert.ts';
import type { CollectivePlan } from '../collectives/index.ts';
import { type FlowNetwork, IndexedHeap } from '../network/index.ts';
import type { RequestRouter } from '../request-routing/index.ts';
import type { RequestSource } from '../workload/index.ts';
import { CollectiveDemands, stalledShareFraction } from './collective-demands.ts';
import { EntryRouting } from './entry-routing.ts';
import type { HandOver } from './hand-over.ts';
import type { Replica } from './replica.ts';
import type { ReplicaRecorder } from './replica-recorder.ts';
import type { RequestColumns } from './request-columns.ts';
import type { RequestLifecycle } from './request-lifecycle.ts';
import { instantTolerance } from './step-clock.ts';
import type { TierHierarchy } from './tier-hierarchy.ts';

const eventsBetweenHooks = 4096;

/** What a run works on. */
export interface ServingRunOptions {
  readonly columns: RequestColumns;
  readonly source: RequestSource;
  readonly network: FlowNetwork;
  /** What happens to links during the run. */
  readonly faults: { readonly canStrand: boolean; nextSeconds(): number; happen(atSeconds: number): void };
  readonly replicas: readonly Replica[];
  readonly lifecycle: RequestLifecycle;
  readonly handOver: HandOver | null;
  /** null: nothing below HBM. */
  readonly tiers: TierHierarchy | null;
  readonly router: RequestRouter;
  readonly seed: number;
  readonly recorder: ReplicaRecorder;
  /** Longest prompt, and longest request with its answer, that can be served at all. */
  readonly limits: { readonly promptTokens: number; readonly requestTokens: number };
  /** Called every few thousand events, with the share of requests that have ended; may throw to stop. */
  readonly onTick: (doneFraction: number) => void;
}

/**
 * The event loop: arrivals, ends of runs, network flows, in order of time. At each instant first everything that ends, then
 * what arrives, then steps begin, then changed shares spread.
 */
export class ServingRun {
  eventCount = 0;
  /** Requests that could not end because what they need went down and stayed so. */
  strandedCount = 0;
  private readonly options: ServingRunOptions;
  private readonly demands: CollectiveDemands;
  private readonly entryReplicas: readonly Replica[];
  private readonly entry: EntryRouting;
  /** Ends of runs under way, by replica. */
  private readonly runEnds: IndexedHeap;
  private readonly ending: number[] = [];
  private readonly woken: Replica[] = [];
  private readonly isWoken: Uint8Array;
  /** Replicas whose run has ended in this instant. */
  private readonly hasEnded: Uint8Array;

  constructor(options: ServingRunOptions) {
    this.options = options;
    const { replicas } = options;
    this.demands = new CollectiveDemands(options.network, replicas);
    this.entryReplicas = replicas.filter((replica) => replica.role !== 'decode');
    this.entry = new EntryRouting(this.entryReplicas, options.router, options.seed);
    this.runEnds = new IndexedHeap(replicas.length);
    this.isWoken = new Uint8Array(replicas.length);
    this.hasEnded = new Uint8Array(replicas.length);
  }

  /** A replica has something new to do at the next boundary of its steps. */
  wake(replica: Replica): void {
    if (this.isWoken[replica.index] === 1) return;
    this.isWoken[replica.index] = 1;
    this.woken.push(replica);
  }

  /** Runs until the last request has ended; the time at which it did. */
  run(): number {
    const { columns, source, network, lifecycle, faults } = this.options;
    let now = 0;
    const onFlowEnded = (flow: number, atSeconds: number) => {
      if (!this.options.tiers?.flowEnded(flow, atSeconds)) this.options.handOver?.flowEnded(flow, atSeconds);
    };
    while (lifecycle.endedCount < columns.requestCount) {
      const at = Math.min(source.nextArrivalSeconds(), this.runEnds.peekKey(), network.nextEventSeconds(), faults.nextSeconds());
      if (at === Number.POSITIVE_INFINITY) {
        this.strand(now);
        break;
      }
      now = Math.max(now, at);
      const instantEnd = now + instantTolerance * now;
      network.advanceTo(now, onFlowEnded);
      for (let next = network.nextEventSeconds(); next <= instantEnd; next = network.nextEventSeconds()) {
        now = Math.max(now, next);
        network.advanceTo(now, onFlowEnded);
      }
      if (faults.nextSeconds() <= instantEnd) faults.happen(instantEnd);
      now = Math.max(now, this.endRuns(instantEnd));
      while (source.nextArrivalSeconds() <= instantEnd) {
        now = Math.max(now, source.nextArrivalSeconds());
        this.arrive(source.take(), now);
      }
      this.options.handOver?.placeWaiting(now);
      this.startRuns(now);
      this.options.tiers?.flush(now);
      this.demands.spreadChanges(now, (replica) => {
        this.options.handOver?.repace(replica, now);
        this.noteRunEnd(replica);
      });
      this.eventCount += 1;
      if (this.eventCount % eventsBetweenHooks === 0) this.options.onTick(lifecycle.endedCount / columns.requestCount);
    }
    for (const replica of this.options.replicas) this.options.recorder.record(replica, now, replica.runSteps === 0);
    return now;
  }

  /** Collectives run by other plans from now on. */
  replan(planOf: (replica: Replica, c: number) => CollectivePlan | null): void {
    this.demands.replan(planOf);
  }

  /** Nothing moves any more, and no repair comes: what has not ended never will. */
  private strand(atSeconds: number): void {
    const { columns, lifecycle, faults } = this.options;
    invariant(faults.canStrand, 'every run without faults drains');
    for (let request = 0; request < columns.requestCount; request += 1) {
      if (columns.outcome[request] !== 0 || !Number.isNaN(columns.finishedAtSeconds[request])) continue;
      lifecycle.refuse(request, atSeconds);
      this.strandedCount += 1;
    }
  }

  /** The latest end. */
  private endRuns(instantEnd: number): number {
    let latest = 0;
    const { runEnds, ending } = this;
    ending.length = 0;
    while (runEnds.peekKey() <= instantEnd) {
      latest = Math.max(latest, runEnds.peekKey());
      ending.push(runEnds.peekId());
      runEnds.remove(runEnds.peekId());
    }
    // In the order of the drawing, whatever rounding did to ends of one instant.
    if (ending.length > 1) ending.sort((a, b) => a - b);
    for (const r of ending) {
      const replica = this.options.replicas[r];
      this.hasEnded[r] = 1;
      replica.endRun();
      if (replica.role !== 'prefill') this.options.handOver?.spaceFreed();
      this.wake(replica);
    }
    return latest;
  }

  private arrive(request: number, atSeconds: number): void {
    const { columns, lifecycle, limits } = this.options;
    const input = columns.inputTokensCount[request];
    if (input > limits.promptTokens || input + columns.outputTokensCount[request] > limits.requestTokens) {
      lifecycle.refuse(request, atSeconds);
      return;
    }
    const { replica, rankIndex } = this.entry.choose(request, input, atSeconds);
    columns.prefillReplica[request] = replica.index;
    columns.prefillRank[request] = rankIndex;
    replica.ranks[rankIndex].enqueue(request, input, atSeconds);
    this.wake(replica);
  }

  private noteRunEnd(replica: Replica): void {
    const at = endOfRun(replica);
    if (at < Number.POSITIVE_INFINITY) this.runEnds.set(replica.index, at);
    else this.runEnds.remove(replica.index);
  }

  private startRuns(atSeconds: number): void {
    // Starting a prefill may place a transfer, which may shorten a leap: the list can grow on the way.
    for (const replica of this.woken) {
      this.isWoken[replica.index] = 0;
      const isCut = replica.runSteps > 0 && replica.cutRun(atSeconds);
      const isBoundary = replica.runSteps === 0;
      if (isBoundary) {
        this.options.recorder.record(replica, atSeconds, true);
        // A run that follows another begins where that one ended, to the last digit: no time is lost between steps.
        replica.startRun(isCut || this.hasEnded[replica.index] === 1 ? replica.clock.startedAtSeconds : atSeconds);
        this.hasEnded[replica.index] = 0;
        this.demands.refresh(replica);
      }
      this.noteRunEnd(replica);
      this.options.recorder.record(replica, atSeconds, isBoundary);
    }
    this.woken.length = 0;
  }
}

/** When the run of a replica ends; never, while its collectives cannot move. */
function endOfRun(replica: Replica): number {
  return replica.shareFraction <= stalledShareFraction && replica.runSteps > 0 ? Number.POSITIVE_INFINITY : replica.runEndsAtSeconds();
}
