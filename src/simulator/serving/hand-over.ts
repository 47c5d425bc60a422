import { invariant } from '../../base/assert.ts';
import type { KvTransferKind } from '../kv-transfer/index.ts';
import type { FlowClass, FlowNetwork } from '../network/index.ts';
import { type RequestRouter, type RouterCursor, routerCursor } from '../request-routing/index.ts';
import type { Chunk, Rank } from './rank.ts';
import type { Replica } from './replica.ts';
import { ReplicaLoads } from './replica-loads.ts';
import type { RequestColumns } from './request-columns.ts';
import { RequestLine } from './request-line.ts';

/** What the way from prefill to decode is made of. */
export interface HandOverOptions {
  readonly columns: RequestColumns;
  readonly network: FlowNetwork;
  readonly replicas: readonly Replica[];
  readonly decodeReplicas: readonly Replica[];
  readonly router: RequestRouter;
  readonly seed: number;
  readonly transfer: KvTransferKind;
  /** Software before the first byte of each call. */
  readonly setupSeconds: number;
  readonly layerCount: number;
  /** Tokens of KV that a request brings to its decode replica, beyond its input: 0, or -1 if the last is computed again. */
  readonly broughtTokensShift: number;
  readonly routeOf: (prefill: Replica, prefillRank: number, decode: Replica, decodeRank: number) => FlowClass;
  /** The replica has something new to do: a sequence has arrived, or pages are free. */
  readonly wake: (replica: Replica) => void;
}

/**
 * Prefill/decode disaggregation with back-pressure. A prompt asks for pages and a batch place at a decode replica, first come
 * first served; until they are found its KV stays on the prefill replica and holds that replica's pages. Then it travels, as
 * one flow of the network, beside all others.
 */
export class HandOver {
  private readonly options: HandOverOptions;
  private readonly line = new RequestLine();
  private readonly cursor: RouterCursor;
  private readonly loads: ReplicaLoads;
  /** [decodeReplica] rank for the request that was asked about last. */
  private readonly bestRank: Int32Array;
  private placing = -1;
  /** Flow of each request, and request of each flow. */
  private readonly flowOf: Int32Array;
  private readonly requestOf: number[] = [];
  /** Tokens of each prompt whose KV has been given to the network: chunk by chunk, or all. */
  private readonly sentTokens: Int32Array;
  private mayPlace = true;
  transferredBytes = 0;
  transferSeconds = 0;

  constructor(options: HandOverOptions) {
    this.options = options;
    this.cursor = routerCursor(options.seed, 'decode');
    this.bestRank = new Int32Array(options.decodeReplicas.length);
    this.loads = new ReplicaLoads(options.decodeReplicas, {
      canTake: (d) => this.canTake(d),
      // Decode replicas keep nothing to be found.
      hitFraction: () => 0,
    });
    this.flowOf = new Int32Array(options.columns.requestCount).fill(-1);
    this.sentTokens = new Int32Array(options.columns.requestCount);
  }

  /** A chunk of a prompt begins: with a streaming transfer its KV may leave as it is made. */
  chunkBegan(replica: Replica, chunk: Chunk, atSeconds: number): void {
    const { transfer, columns } = this.options;
    if (transfer.streams === 'nothing') return;
    if (chunk.cachedTokens === columns.promptStart[chunk.request]) {
      this.line.pushBack(chunk.request);
      this.placeWaiting(atSeconds);
    }
    if (columns.decodeReplica[chunk.request] < 0) return;
    if (transfer.streams === 'layers') this.pace(replica, chunk, atSeconds);
    else this.sendUpTo(chunk.request, chunk.cachedTokens, atSeconds);
  }

  /** The KV of a prompt's first tokens is there: what has not been sent leaves, once what was sent before has arrived. */
  private sendUpTo(request: number, tokens: number, atSeconds: number): void {
    if (this.flowOf[request] >= 0 || tokens <= this.sentTokens[request]) return;
    this.startFlow(request, this.route(request), tokens, atSeconds, 0, Number.POSITIVE_INFINITY);
  }

  /** The step of a prefill replica has changed its pace. */
  repace(replica: Replica, atSeconds: number): void {
    if (this.options.transfer.streams !== 'layers') return;
    replica.visitChunks((chunk) => {
      if (this.flowOf[chunk.request] >= 0) this.pace(replica, chunk, atSeconds);
    });
  }

  /**
   * Holds the flow of a prompt to the rate at which its layers are made: at the end of the step one layer of the chunk, and
   * all later chunks, must be left.
   */
  private pace(replica: Replica, chunk: Chunk, atSeconds: number): void {
    const { columns, network, layerCount, setupSeconds } = this.options;
    const { request, newTokens, cachedTokens } = chunk;
    if (layerCount < 2) return;
    const route = this.route(request);
    const promptTokens = columns.promptTokens[request];
    const bytesPerMemberToken = replica.model.kvBytes(promptTokens) / promptTokens / route.memberTotal;
    const laterTokens = promptTokens - cachedTokens - newTokens;
    const leftAtEnd = (laterTokens + newTokens / layerCount) * bytesPerMemberToken;
    const stepSeconds = replica.clock.endAtSeconds(1) - atSeconds;
    const flow = this.flowOf[request];
    if (flow < 0) {
      const layerSeconds = stepSeconds / layerCount;
      const bytes = promptTokens * bytesPerMemberToken;
      const sendingSeconds = stepSeconds - layerSeconds - setupSeconds;
      // A set-up that outlasts the step leaves nothing to hold back: all of it is there when the first byte leaves.
      const rate = sendingSeconds > 0 ? (bytes - leftAtEnd) / sendingSeconds : Number.POSITIVE_INFINITY;
      this.startFlow(request, route, promptTokens, atSeconds, layerSeconds, rate);
      return;
    }
    const rate = (network.remainingBytesPerMember(flow) - leftAtEnd) / stepSeconds;
    network.setRateCap(flow, Math.max(1, rate));
  }

  /** The KV of a prompt is complete. */
  prefillEnded(request: number, atSeconds: number): void {
    const { transfer, columns, network } = this.options;
    if (transfer.streams === 'nothing') {
      this.line.pushBack(request);
      this.placeWaiting(atSeconds);
      return;
    }
    if (columns.decodeReplica[request] < 0) return;
    if (!Number.isNaN(columns.transferEndedAtSeconds[request])) this.arrive(request, atSeconds);
    else if (this.flowOf[request] >= 0) network.setRateCap(this.flowOf[request], Number.POSITIVE_INFINITY);
    else this.sendUpTo(request, columns.promptTokens[request], atSeconds);
  }

  /** Pages or places have become free at a decode replica. */
  spaceFreed(): void {
    this.mayPlace = true;
  }

  /** Finds places for those in line, in order, until one finds none. */
  placeWaiting(atSeconds: number): void {
    const { columns, replicas, transfer } = this.options;
    if (!this.mayPlace) return;
    for (let request = this.line.first(); request >= 0; request = this.line.first()) {
      if (!this.place(request, atSeconds)) {
        this.mayPlace = false;
        return;
      }
      this.line.shift();
      const isComplete = !Number.isNaN(columns.prefillEndedAtSeconds[request]);
      if (!isComplete) continue;
      const route = this.route(request);
      const reader = replicas[columns.decodeReplica[request]];
      const readSeconds = transfer.isPulled ? reader.stepRemainingSeconds(atSeconds) + route.latencySeconds : 0;
      this.startFlow(request, route, columns.promptTokens[request], atSeconds, readSeconds, Number.POSITIVE_INFINITY);
    }
  }

  private tokensBrought(request: number): number {
    return this.options.columns.inputTokensCount[request] + this.options.broughtTokensShift;
  }

  private canTake(d: number): boolean {
    this.bestRank[d] = emptiestRank(this.options.decodeReplicas[d], this.placing, this.tokensBrought(this.placing));
    return this.bestRank[d] >= 0;
  }

  private place(request: number, atSeconds: number): boolean {
    const { columns, decodeReplicas, router, wake } = this.options;
    this.placing = request;
    this.loads.ask(request, atSeconds, false);
    const chosen = router.choose(this.loads, this.cursor);
    if (chosen < 0) return false;
    const replica = decodeReplicas[chosen];
    const rank = replica.ranks[this.bestRank[chosen]];
    rank.reserve(request, this.tokensBrought(request));
    rank.incomingCount += 1;
    if (replica.shortenRun(rank)) wake(replica);
    columns.decodeReplica[request] = replica.index;
    columns.decodeRank[request] = this.bestRank[chosen];
    return true;
  }

  private route(request: number): FlowClass {
    const { columns, replicas, routeOf } = this.options;
    return routeOf(
      replicas[columns.prefillReplica[request]],
      columns.prefillRank[request],
      replicas[columns.decodeReplica[request]],
      columns.decodeRank[request],
    );
  }

  /** Sends the KV of a prompt's first `tokens` tokens, less what was sent before. */
  private startFlow(
    request: number,
    route: FlowClass,
    tokens: number,
    atSeconds: number,
    waitSeconds: number,
    rateCapBytesPerSecond: number,
  ): void {
    const { columns, network, replicas, setupSeconds } = this.options;
    const promptTokens = columns.promptTokens[request];
    // Windows and states leave with the tokens, evenly: what of them is final earlier is not told apart.
    const promptBytes = replicas[columns.prefillReplica[request]].model.kvBytes(promptTokens);
    const bytes = (promptBytes * (tokens - this.sentTokens[request])) / promptTokens;
    const delaySeconds = waitSeconds + setupSeconds;
    const flow = network.startFlow(route, bytes / route.memberTotal, 'kv', { delaySeconds, rateCapBytesPerSecond });
    this.flowOf[request] = flow;
    this.requestOf[flow] = request;
    if (this.sentTokens[request] === 0) columns.transferStartedAtSeconds[request] = atSeconds;
    this.sentTokens[request] = tokens;
    columns.kvBytes[request] = promptBytes;
  }

  /** Other links are up than before: what is on its way goes on over them. */
  reroute(): void {
    this.flowOf.forEach((flow, request) => {
      if (flow >= 0) this.options.network.rerouteFlow(flow, this.route(request));
    });
  }

  /** A flow of the network has carried its last byte. */
  flowEnded(flow: number, atSeconds: number): void {
    const { columns } = this.options;
    const request = this.requestOf[flow];
    this.flowOf[request] = -1;
    const hasAll = !Number.isNaN(columns.prefillEndedAtSeconds[request]);
    if (this.sentTokens[request] < columns.promptTokens[request]) {
      if (hasAll) this.sendUpTo(request, columns.promptTokens[request], atSeconds);
      return;
    }
    columns.transferEndedAtSeconds[request] = atSeconds;
    this.transferredBytes += columns.kvBytes[request];
    this.transferSeconds += atSeconds - columns.transferStartedAtSeconds[request];
    if (hasAll) this.arrive(request, atSeconds);
  }

  /** The KV is at the decode replica, and the prefill replica's pages are free. */
  private arrive(request: number, atSeconds: number): void {
    const { columns, replicas, wake } = this.options;
    const prefill = replicas[columns.prefillReplica[request]];
    const rank: Rank = prefill.ranks[columns.prefillRank[request]];
    rank.release(request, columns.inputTokensCount[request], true, atSeconds);
    if (rank.waiting.length > 0) wake(prefill);
    const decode = replicas[columns.decodeReplica[request]];
    invariant(decode !== undefined, 'no KV arrives that was not sent');
    decode.receive(request, columns.decodeRank[request]);
    wake(decode);
  }
}

/** Rank of a replica with the most free pages among those that can take a sequence; -1: none can. */
function emptiestRank(replica: Replica, request: number, tokens: number): number {
  let best = -1;
  for (let r = 0; r < replica.ranks.length; r += 1) {
    const rank = replica.ranks[r];
    if (!rank.canTake(request, tokens, replica.maxBatchCount)) continue;
    if (best < 0 || rank.pool.freePages > replica.ranks[best].pool.freePages) best = r;
  }
  return best;
}
