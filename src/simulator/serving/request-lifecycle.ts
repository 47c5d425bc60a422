import type { WeightedHistogram } from '../../base/weighted-histogram.ts';
import type { HandOver } from './hand-over.ts';
import type { Chunk, Rank } from './rank.ts';
import type { Replica, ReplicaEvents } from './replica.ts';
import type { RequestColumns } from './request-columns.ts';
import { addTpot, addTtft, closeTpot, restartTtft, ttftPart } from './step-ledger.ts';

/** What the lives of requests need beside their columns. */
export interface LifecycleOptions {
  readonly columns: RequestColumns;
  /** From arrival until a scheduler sees the request. */
  readonly routeSeconds: number;
  readonly firstTokenFrom: 'prefill' | 'decode';
  readonly interTokenGaps: WeightedHistogram;
  readonly isMeasured: (request: number) => boolean;
  /** null: no decode pool, every replica keeps what it prefills. */
  readonly handOver: HandOver | null;
  /** A request has left the system, answered or refused. */
  readonly onEnded: (request: number, atSeconds: number) => void;
}

/**
 * The life of a request: waiting, prefill, (transfer, decode admission,) decode, end; and what each passage adds to its TTFT
 * and its decode. At every moment a request's time is booked in exactly one place, so the parts sum to the whole.
 */
export class RequestLifecycle implements ReplicaEvents {
  endedCount = 0;
  private readonly options: LifecycleOptions;

  constructor(options: LifecycleOptions) {
    this.options = options;
  }

  chunkBegan(replica: Replica, chunk: Chunk, atSeconds: number): void {
    const { columns, handOver } = this.options;
    const { request } = chunk;
    // A recomputation after preemption: all of it counts as preemption when it has ended.
    if (!Number.isNaN(columns.prefillEndedAtSeconds[request])) return;
    if (chunk.cachedTokens === columns.promptStart[request]) {
      // After a preemption it finds its own.
      if (columns.preemptionCount[request] === 0) columns.prefixHitTokensCount[request] = chunk.cachedTokens;
      const { routeSeconds } = this.options;
      addTtft(columns, request, 'route', routeSeconds);
      const queuedFromSeconds = columns.arrivedAtSeconds[request] + routeSeconds;
      addTtft(columns, request, 'prefillQueue', atSeconds - queuedFromSeconds - ttftPart(columns, request, 'tierFetch'));
      replica.ledger.intoTtft(columns, request, -1);
    }
    if (replica.role === 'prefill' && this.needsDecode(request)) handOver?.chunkBegan(replica, chunk, atSeconds);
  }

  promptEnded(replica: Replica, rank: Rank, request: number, atSeconds: number): void {
    const { columns } = this.options;
    if (!Number.isNaN(columns.prefillEndedAtSeconds[request])) {
      this.recomputed(replica, rank, request, atSeconds);
      return;
    }
    replica.ledger.intoTtft(columns, request, 1);
    columns.prefillEndedAtSeconds[request] = atSeconds;
    const handsOver = replica.role === 'prefill';
    if (!handsOver || this.options.firstTokenFrom === 'prefill') columns.firstTokenAtSeconds[request] = atSeconds;
    if (handsOver && this.needsDecode(request)) {
      this.options.handOver?.prefillEnded(request, atSeconds);
      return;
    }
    columns.decodeReplica[request] = replica.index;
    this.continueBatch(replica, rank, request, atSeconds, columns.outputTokensCount[request] - 1);
  }

  private needsDecode(request: number): boolean {
    return this.options.firstTokenFrom === 'decode' || this.options.columns.outputTokensCount[request] > 1;
  }

  /** The prompt is complete on the replica that decodes, and its last step gave a token. */
  private continueBatch(replica: Replica, rank: Rank, request: number, atSeconds: number, remaining: number): void {
    const { columns } = this.options;
    const held = columns.promptTokens[request];
    if (remaining === 0) {
      rank.release(request, held, true, atSeconds);
      rank.noteEnd();
      this.end(request, atSeconds);
      return;
    }
    columns.lastTokenAtSeconds[request] = atSeconds;
    replica.ledger.intoTpot(columns, request, -1, rank.attentionSeconds);
    replica.join(rank, request, held, remaining);
  }

  private recomputed(replica: Replica, rank: Rank, request: number, atSeconds: number): void {
    const { columns, interTokenGaps, isMeasured } = this.options;
    const pausedSeconds = atSeconds - columns.pausedAtSeconds[request];
    if (Number.isNaN(columns.firstTokenAtSeconds[request])) {
      columns.firstTokenAtSeconds[request] = atSeconds;
      addTtft(columns, request, 'decodeAdmission', pausedSeconds);
    } else {
      addTpot(columns, request, 'preemption', pausedSeconds);
      if (isMeasured(request)) interTokenGaps.add(atSeconds - columns.lastTokenAtSeconds[request], 1);
    }
    this.continueBatch(replica, rank, request, atSeconds, columns.remainingTokens[request] - 1);
  }

  joined(replica: Replica, rank: Rank, request: number, atSeconds: number): void {
    const { columns, firstTokenFrom } = this.options;
    const prefillEndedAt = columns.prefillEndedAtSeconds[request];
    const startedAt = Math.max(prefillEndedAt, columns.transferStartedAtSeconds[request]);
    const endedAt = Math.max(startedAt, columns.transferEndedAtSeconds[request]);
    const visible = endedAt - startedAt;
    const admission = startedAt - prefillEndedAt + (atSeconds - endedAt);
    columns.kvVisibleSeconds[request] = visible;
    rank.incomingCount -= 1;
    const input = columns.inputTokensCount[request];
    const output = columns.outputTokensCount[request];
    if (firstTokenFrom === 'decode') {
      // The decode replica computes the prompt's last token again, and so emits the first output token.
      addTtft(columns, request, 'kvTransfer', visible);
      addTtft(columns, request, 'decodeAdmission', admission);
      columns.pausedAtSeconds[request] = atSeconds;
      replica.join(rank, request, input - 1, output);
      return;
    }
    addTpot(columns, request, 'kvTransfer', visible);
    addTpot(columns, request, 'bubble', admission);
    columns.lastTokenAtSeconds[request] = columns.firstTokenAtSeconds[request];
    replica.ledger.intoTpot(columns, request, -1, rank.attentionSeconds);
    replica.join(rank, request, input, output - 1);
  }

  firstStepEnded(replica: Replica, rank: Rank, request: number, atSeconds: number): void {
    const { columns, firstTokenFrom, interTokenGaps, isMeasured } = this.options;
    if (firstTokenFrom === 'decode') {
      columns.firstTokenAtSeconds[request] = atSeconds;
      addTtft(columns, request, 'firstStep', atSeconds - columns.pausedAtSeconds[request]);
      replica.ledger.intoTpot(columns, request, -1, rank.attentionSeconds);
    } else if (isMeasured(request)) interTokenGaps.add(atSeconds - columns.firstTokenAtSeconds[request], 1);
  }

  preempted(replica: Replica, rank: Rank, request: number, atSeconds: number): void {
    const { columns } = this.options;
    if (!rank.wasDecoding) {
      // In its prompt. A first prompt has only waited so far; a recomputation goes on being one.
      if (Number.isNaN(columns.prefillEndedAtSeconds[request])) restartTtft(columns, request);
      return;
    }
    if (!Number.isNaN(columns.firstTokenAtSeconds[request])) {
      replica.ledger.intoTpot(columns, request, 1, rank.attentionSeconds);
      // A sequence that joined just now has its last token from elsewhere.
      if (columns.joinStep[request] < rank.step) columns.lastTokenAtSeconds[request] = atSeconds;
    }
    columns.pausedAtSeconds[request] = atSeconds;
  }

  finished(replica: Replica, rank: Rank, request: number, atSeconds: number): void {
    replica.ledger.intoTpot(this.options.columns, request, 1, rank.attentionSeconds);
    this.end(request, atSeconds);
  }

  /** A request that cannot be served. */
  refuse(request: number, atSeconds: number): void {
    this.options.columns.outcome[request] = 1;
    this.endedCount += 1;
    this.options.onEnded(request, atSeconds);
  }

  private end(request: number, atSeconds: number): void {
    this.options.columns.finishedAtSeconds[request] = atSeconds;
    closeTpot(this.options.columns, request);
    this.endedCount += 1;
    this.options.onEnded(request, atSeconds);
  }
}
