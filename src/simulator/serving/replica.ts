import type { WeightedHistogram } from '../../base/weighted-histogram.ts';
import type { StepModel, StepParts } from '../compute/index.ts';
import type { StepBuilder } from '../scheduling/index.ts';
import type { PoolRole } from '../simulation-input.ts';
import type { Chunk, Rank } from './rank.ts';
import { instantTolerance, StepClock } from './step-clock.ts';
import { StepLedger } from './step-ledger.ts';

/** What a replica tells whoever looks after its requests. All calls come between two steps. */
export interface ReplicaEvents {
  /** A chunk of a prompt is in the step that begins. */
  chunkBegan(replica: Replica, chunk: Chunk, atSeconds: number): void;
  /** The last chunk of a prompt is done. The prompt's pages are still held. */
  promptEnded(replica: Replica, rank: Rank, request: number, atSeconds: number): void;
  /** A sequence whose KV came from elsewhere joins the batch. */
  joined(replica: Replica, rank: Rank, request: number, atSeconds: number): void;
  /** Its first step is over. */
  firstStepEnded(replica: Replica, rank: Rank, request: number, atSeconds: number): void;
  preempted(replica: Replica, rank: Rank, request: number, atSeconds: number): void;
  finished(replica: Replica, rank: Rank, request: number, atSeconds: number): void;
}

/** What a replica is made of. */
export interface ReplicaOptions {
  readonly index: number;
  readonly poolIndex: number;
  readonly role: PoolRole;
  readonly model: StepModel;
  readonly ranks: readonly Rank[];
  readonly fillStep: (rank: StepBuilder) => void;
  readonly maxBatchCount: number;
  /** Off: every step is a run of its own. The results are the same. */
  readonly hasLeaps: boolean;
  readonly events: ReplicaEvents;
  readonly interTokenGaps: WeightedHistogram;
  /** True for requests after the warm-up cut. */
  readonly isMeasured: (request: number) => boolean;
}

/**
 * One engine: data-parallel ranks that step together. It runs *leaps*: as long as nobody joins or leaves, no pool fills up and
 * no attention knot is passed, the times of its steps are an arithmetic series, and any number of them is one event.
 */
export class Replica {
  readonly index: number;
  readonly poolIndex: number;
  readonly role: PoolRole;
  readonly model: StepModel;
  readonly ranks: readonly Rank[];
  readonly maxBatchCount: number;
  readonly ledger = new StepLedger();
  readonly clock = new StepClock();
  /** Steps of the present run; 0: idle. */
  runSteps = 0;
  /** What the collectives get of their uncontended rate. */
  shareFraction = 1;
  /** Of the present step. */
  maxRankTokens = 0;
  totalTokens = 0;
  /** Grows when the demands of the collectives are to be set anew: the batch has changed, or its attention by a knot. */
  paceVersion = 0;
  stepCount = 0;
  /** Decoding sequences past the warm-up cut. */
  measuredCount = 0;
  private readonly options: ReplicaOptions;
  private readonly parts: StepParts = { gemm: 0, attention: 0, expertWeights: 0, collectives: 0, imbalance: 0, bubble: 0, host: 0 };
  /** Places of static batches that are computed as padding in the present step, on all ranks. */
  private idlePlaces = 0;
  private readonly rankAttention: Float64Array;
  private readonly rankSlope: Float64Array;
  private slowest = 0;
  private hasPrompts = false;
  private stepBeganAtSeconds = 0;
  /** Steps of the present run that are booked already. */
  private bookedSteps = 0;
  private batchVersion = 0;
  private pacedBatchVersion = -1;
  private pacedKnots = Number.NaN;
  /** Sequences that have arrived and join at the next boundary; those in their first step. As pairs: request, rank. */
  private readonly arrived: number[] = [];
  private readonly fresh: number[] = [];

  constructor(options: ReplicaOptions) {
    this.options = options;
    this.index = options.index;
    this.poolIndex = options.poolIndex;
    this.role = options.role;
    this.model = options.model;
    this.ranks = options.ranks;
    this.maxBatchCount = options.maxBatchCount;
    this.rankAttention = new Float64Array(options.ranks.length);
    this.rankSlope = new Float64Array(options.ranks.length);
  }

  /** End of the present run; Infinity if idle. */
  runEndsAtSeconds(): number {
    return this.runSteps === 0 ? Number.POSITIVE_INFINITY : this.clock.endAtSeconds(this.runSteps);
  }

  /** A sequence whose KV is here joins the batch at the next boundary of steps. */
  receive(request: number, rankIndex: number): void {
    this.arrived.push(request, rankIndex);
  }

  /** Sequences decoding, and prompts under way, on all ranks. */
  batchCount(): number {
    let count = 0;
    for (const rank of this.ranks) count += rank.runningCount;
    return count;
  }

  /** A sequence joins the decode batch of a rank between two steps. */
  join(rank: Rank, request: number, heldTokens: number, remainingTokens: number): void {
    rank.joinBatch(request, heldTokens, remainingTokens);
    if (this.options.isMeasured(request)) this.measuredCount += 1;
    this.batchVersion += 1;
  }

  /** Fills and starts the next step, or leap. False: nothing to do. */
  startRun(atSeconds: number): boolean {
    const { ranks, options } = this;
    for (let i = 0; i < this.arrived.length; i += 2) {
      const rank = ranks[this.arrived[i + 1]];
      options.events.joined(this, rank, this.arrived[i], atSeconds);
      this.fresh.push(this.arrived[i], this.arrived[i + 1]);
    }
    this.arrived.length = 0;
    this.maxRankTokens = 0;
    this.totalTokens = 0;
    this.hasPrompts = false;
    this.idlePlaces = 0;
    for (const rank of ranks) {
      rank.nowSeconds = atSeconds;
      this.makeRoom(rank, atSeconds);
      rank.scheduledPromptCount = 0;
      rank.clearIdlePlaces();
      options.fillStep(rank);
      this.idlePlaces += rank.idlePlaces;
      let tokens = rank.decodingCount + rank.idlePlaces;
      for (let c = 0; c < rank.scheduledPromptCount; c += 1) tokens += rank.chunks[c].newTokens;
      this.totalTokens += tokens;
      if (tokens > this.maxRankTokens) this.maxRankTokens = tokens;
      if (rank.scheduledPromptCount > 0) this.hasPrompts = true;
    }
    if (this.totalTokens === 0) {
      this.paceVersion += 1;
      return false;
    }
    this.clock.startedAtSeconds = atSeconds;
    this.clock.doneFraction = 0;
    this.bookedSteps = 0;
    this.stepBeganAtSeconds = atSeconds;
    this.planRun(options.hasLeaps && !this.hasPrompts ? Number.POSITIVE_INFINITY : 1);
    if (this.hasPrompts) this.visitChunks((chunk) => options.events.chunkBegan(this, chunk, atSeconds));
    return true;
  }

  /** Preempts the last that arrived until every sequence of the rank has room for its next token. */
  private makeRoom(rank: Rank, atSeconds: number): void {
    rank.hasPreempted = false;
    while (rank.lacksRoom()) {
      const request = rank.preemptLast();
      const place = this.fresh.indexOf(request);
      if (place >= 0) this.fresh.splice(place, 2);
      if (rank.wasDecoding) {
        if (this.options.isMeasured(request)) this.measuredCount -= 1;
        this.batchVersion += 1;
      }
      this.options.events.preempted(this, rank, request, atSeconds);
    }
  }

  /** Calls for each chunk of the step under way. */
  visitChunks(visit: (chunk: Chunk) => void): void {
    if (!this.hasPrompts) return;
    for (const rank of this.ranks) for (let c = 0; c < rank.scheduledPromptCount; c += 1) visit(rank.chunks[c]);
  }

  /** Times the step at hand, and how many more like it are a straight line: at most `wantedSteps`. */
  private planRun(wantedSteps: number): void {
    const { model, ranks, parts, rankAttention, rankSlope } = this;
    let sampled = 0;
    for (const rank of ranks) sampled = Math.max(sampled, sampledCount(rank));
    model.sharedParts(this.maxRankTokens, this.totalTokens, sampled, this.shareFraction, parts);
    if (this.idlePlaces > 0) this.paddingIntoBubble();
    let steps = wantedSteps;
    let knots = 0;
    let slowest = 0;
    for (let r = 0; r < ranks.length; r += 1) {
      const rank = ranks[r];
      let attention = parts.attention;
      let slope = 0;
      if (rank.decodingCount > 0) {
        const now = model.decodeAttentionSeconds(rank.decodingCount, rank.contextTokens);
        const knotTokens = model.nextKnotTokens(rank.contextTokens, rank.decodingCount);
        attention += now;
        if (!this.hasPrompts) {
          const room = knotTokens - rank.contextTokens;
          const rise = model.decodeAttentionSeconds(rank.decodingCount, knotTokens) - now;
          slope = (rise / room) * rank.decodingCount;
          knots += knotTokens;
          steps = Math.min(steps, Math.ceil(room / rank.decodingCount), rank.stepsToNextFinish());
        }
      }
      for (let c = 0; c < rank.scheduledPromptCount; c += 1) {
        attention += model.prefillAttentionSeconds(rank.chunks[c].newTokens, rank.chunks[c].cachedTokens);
      }
      rankAttention[r] = attention;
      rankSlope[r] = slope;
      const lead = attention - rankAttention[slowest];
      if (lead > 0 || (lead === 0 && slope > rankSlope[slowest])) slowest = r;
    }
    for (let r = 0; r < ranks.length && steps > 1; r += 1) {
      steps = Math.min(steps, ranks[r].pool.stepsUntilFull(steps), ranks[r].stepsUntilEviction(steps));
      // Beyond this, another rank is the slowest.
      const gain = rankSlope[r] - rankSlope[slowest];
      if (gain > 0) steps = Math.min(steps, Math.floor((rankAttention[slowest] - rankAttention[r]) / gain) + 1);
    }
    this.runSteps = steps;
    this.slowest = slowest;
    this.clock.firstSeconds =
      parts.gemm + parts.expertWeights + parts.collectives + parts.imbalance + parts.bubble + parts.host + rankAttention[slowest];
    this.clock.slopeSeconds = rankSlope[slowest];
    if (this.hasPrompts || this.batchVersion !== this.pacedBatchVersion || knots !== this.pacedKnots) this.paceVersion += 1;
    this.pacedBatchVersion = this.hasPrompts ? -1 : this.batchVersion;
    this.pacedKnots = knots;
  }

  /** What the padding of static batches adds to the step counts as bubble, not as work. */
  private paddingIntoBubble(): void {
    const { ranks, parts, model } = this;
    const padded = parts.gemm + parts.expertWeights + parts.collectives + parts.imbalance + parts.bubble + parts.host + parts.attention;
    let fullest = 0;
    let sampled = 0;
    for (const rank of ranks) {
      let tokens = rank.decodingCount;
      for (let c = 0; c < rank.scheduledPromptCount; c += 1) tokens += rank.chunks[c].newTokens;
      fullest = Math.max(fullest, tokens);
      sampled = Math.max(sampled, sampledCount(rank) - rank.idlePlaces);
    }
    model.sharedParts(fullest, this.totalTokens - this.idlePlaces, sampled, this.shareFraction, parts);
    const { gemm, expertWeights, collectives, imbalance, bubble, host, attention } = parts;
    parts.bubble += padded - (gemm + expertWeights + collectives + imbalance + bubble + host + attention);
  }

  /**
   * Ends the run at the boundary of steps that comes next, `atSeconds` included: somebody waits to join. True if that is the
   * boundary up to which the run is booked already: it is over, and the replica is idle until `startRun`.
   */
  cutRun(atSeconds: number): boolean {
    const instantStart = atSeconds * (1 - instantTolerance);
    if (this.bookedSteps > 0 && this.clock.doneFraction === 0 && this.clock.startedAtSeconds >= instantStart) {
      this.runSteps = 0;
      return true;
    }
    if (this.runSteps <= 1) return false;
    const ended = this.clock.stepsBy(atSeconds);
    const isBoundary = ended > 0 && this.clock.endAtSeconds(ended) >= instantStart;
    this.runSteps = Math.min(this.runSteps, isBoundary ? ended : ended + 1);
    return false;
  }

  /** Books the steps of the present leap that have ended, so that contexts and pages are those of now. */
  catchUp(atSeconds: number): void {
    if (this.runSteps <= 1) return;
    this.commit(Math.min(this.runSteps - 1, this.clock.stepsBy(atSeconds * (1 + instantTolerance))));
  }

  /** Pages have been reserved for somebody else: the leap under way may not last as long. True if it is shorter now. */
  shortenRun(rank: Rank): boolean {
    if (this.runSteps <= 1) return false;
    const steps = rank.pool.stepsUntilFull(this.runSteps);
    if (steps >= this.runSteps) return false;
    this.runSteps = steps;
    return true;
  }

  /** The collectives get another share from now on: the step under way keeps the share of its work that is done. */
  changeShare(shareFraction: number, atSeconds: number): void {
    this.shareFraction = shareFraction;
    const { clock } = this;
    if (this.runSteps === 0) return;
    const ended = clock.stepsBy(atSeconds);
    if (ended >= this.runSteps) return;
    this.commit(ended);
    const progress = Math.min(1 - clock.doneFraction, Math.max(0, (atSeconds - clock.startedAtSeconds) / clock.firstSeconds));
    this.ledger.add(this.parts, progress, this.rankAttention[this.slowest] * progress);
    for (let r = 0; r < this.ranks.length; r += 1) this.ranks[r].attentionSeconds += this.rankAttention[r] * progress;
    clock.startedAtSeconds = atSeconds;
    clock.doneFraction += progress;
    this.planRun(this.runSteps);
    this.paceVersion += 1;
  }

  /** Ends the run: every step of it is over. The replica is then idle until `startRun`. */
  endRun(): void {
    const endedAtSeconds = this.runEndsAtSeconds();
    this.commit(this.runSteps);
    this.runSteps = 0;
    const { events } = this.options;
    for (const rank of this.ranks) {
      for (let request = rank.takeFinished(endedAtSeconds); request >= 0; request = rank.takeFinished(endedAtSeconds)) {
        if (this.options.isMeasured(request)) this.measuredCount -= 1;
        this.batchVersion += 1;
        events.finished(this, rank, request, endedAtSeconds);
      }
      if (this.hasPrompts) this.endChunks(rank, endedAtSeconds);
    }
    this.hasPrompts = false;
  }

  private endChunks(rank: Rank, endedAtSeconds: number): void {
    for (let c = 0; c < rank.scheduledPromptCount; c += 1) {
      const chunk: Chunk = rank.chunks[c];
      if (rank.advancePrompt(chunk)) this.options.events.promptEnded(this, rank, chunk.request, endedAtSeconds);
    }
    rank.scheduledPromptCount = 0;
  }

  private commit(steps: number): void {
    if (steps === 0) return;
    if (this.fresh.length === 0) {
      this.commitSteps(steps, this.measuredCount);
      return;
    }
    let others = this.measuredCount;
    for (let i = 0; i < this.fresh.length; i += 2) if (this.options.isMeasured(this.fresh[i])) others -= 1;
    this.commitSteps(1, others);
    for (let i = 0; i < this.fresh.length; i += 2) {
      this.options.events.firstStepEnded(this, this.ranks[this.fresh[i + 1]], this.fresh[i], this.clock.startedAtSeconds);
    }
    this.fresh.length = 0;
    if (steps > 1) this.commitSteps(steps - 1, this.measuredCount);
  }

  /** Books whole steps: times by part, gaps between tokens, contexts and pages. */
  private commitSteps(steps: number, gapCount: number): void {
    const { clock, ranks } = this;
    const share = steps - clock.doneFraction;
    const ramp = 0.5 * steps * (steps - 1);
    this.ledger.add(this.parts, share, this.rankAttention[this.slowest] * share + this.rankSlope[this.slowest] * ramp);
    if (clock.doneFraction > 0) {
      this.options.interTokenGaps.add(clock.endAtSeconds(1) - this.stepBeganAtSeconds, gapCount);
      this.options.interTokenGaps.addSeries(clock.firstSeconds + clock.slopeSeconds, clock.slopeSeconds, steps - 1, gapCount);
    } else this.options.interTokenGaps.addSeries(clock.firstSeconds, clock.slopeSeconds, steps, gapCount);
    for (let r = 0; r < ranks.length; r += 1) {
      ranks[r].attentionSeconds += this.rankAttention[r] * share + this.rankSlope[r] * ramp;
      this.rankAttention[r] += this.rankSlope[r] * steps;
      ranks[r].advance(steps);
    }
    clock.advance(steps);
    this.stepBeganAtSeconds = clock.startedAtSeconds;
    this.runSteps -= steps;
    this.bookedSteps += steps;
    this.stepCount += steps;
  }

  /** Seconds from now to the end of the present step; 0: idle. */
  stepRemainingSeconds(atSeconds: number): number {
    return this.runSteps === 0 ? 0 : this.clock.endAtSeconds(1) - atSeconds;
  }
}

/** Sequences of a rank that sample a token in the step being filled: all that decode, and prompts in their last chunk. */
function sampledCount(rank: Rank): number {
  let count = rank.decodingCount + rank.idlePlaces;
  for (let c = 0; c < rank.scheduledPromptCount; c += 1) if (rank.isLastChunk(rank.chunks[c])) count += 1;
  return count;
}
