import { predictedStepSeconds, type StepModel } from '../compute/index.ts';
import { type BlockHolds, BlockStore, type BlockUnits, type EvictionOrder, KvPool, PrefixCache } from '../memory/index.ts';
import type { StepBuilder } from '../scheduling/index.ts';
import { FinishHeap } from './finish-heap.ts';
import type { RequestColumns } from './request-columns.ts';
import { RequestLine } from './request-line.ts';

/** Pages kept free when a prompt is admitted beside others, so that the batch can grow (vLLM's watermark). */
const watermarkFraction = 0.01;

/** A chunk of a prompt in the step that runs. */
export interface Chunk {
  request: number;
  newTokens: number;
  cachedTokens: number;
}

/** What a rank's prefix cache needs to know; the store of blocks is the rank's own. */
export interface RankCache {
  readonly units: BlockUnits;
  readonly holds: BlockHolds;
  readonly order: EvictionOrder;
}

/** What a rank needs to know of the model's memory. */
export type RankModel = Pick<
  StepModel,
  'kvCapacityTokens' | 'kvOverheadTokens' | 'dataParallelCount' | 'sharedParts' | 'decodeAttentionSeconds' | 'prefillAttentionSeconds'
>;

/** Tiers of KV below HBM, as a rank sees them. */
export interface LowerTiers {
  readonly fetchCount: number;
  /** Starts to fetch what they have of a prompt, which is then out of the line. False: it stays in line. */
  startFetch(request: number, atSeconds: number): boolean;
  /** A request has been admitted. */
  admitted(request: number, atSeconds: number): void;
}

/**
 * One data-parallel rank of a replica: its waiting line, its batch and its KV pool. Decoding sequences are columns, in no
 * order; how far each is follows from the step counter.
 */
export class Rank implements StepBuilder {
  readonly pool: KvPool;
  /** null: no prompt has anything in common with another, or the pool keeps nothing. */
  readonly cache: PrefixCache | null;
  /** Of the boundary of steps at hand. */
  nowSeconds = 0;
  /** null: nothing below HBM. `isPrefetched`: fetches start on arrival. */
  tiers: LowerTiers | null = null;
  isPrefetched = false;
  readonly waiting = new RequestLine();
  /** Requests whose KV has been fetched from a tier. They hold their pages, and go first. */
  readonly loaded = new RequestLine();
  /** Chunks of the step being filled or run: the first `scheduledPromptCount` of them. */
  readonly chunks: Chunk[] = [];
  scheduledPromptCount = 0;
  /** Steps that the replica has run, the same for all its ranks. */
  step = 0;
  decodingCount = 0;
  /** Sum over decoding sequences of the tokens that the next step reads: what each holds, and the one it adds. */
  contextTokens = 0;
  /** Prompt tokens in the waiting line. */
  waitingTokens = 0;
  /** Sequences that have KV pages reserved here and are on their way. */
  incomingCount = 0;
  /** Attention of this rank since the start, beside the slowest rank's. */
  attentionSeconds = 0;
  private readonly columns: RequestColumns;
  private readonly finishes = new FinishHeap();
  private readonly partials: number[] = [];
  private batch = new Int32Array(64);
  /** Nobody is admitted in a step before which somebody was preempted. */
  hasPreempted = false;
  /** Places of a static batch whose sequences have ended: computed on as padding until the batch has. */
  idlePlaces = 0;
  /** Whether sequences that end leave such places. */
  keepsPlaces = false;
  /** Whether the sequence preempted last was decoding, or still in its prompt. */
  wasDecoding = false;
  private readonly model: RankModel;
  private onAdmitted: (() => void) | null = null;

  constructor(columns: RequestColumns, model: RankModel, pageTokensCount: number, cache: RankCache | null = null) {
    this.columns = columns;
    this.model = model;
    this.pool = new KvPool(model.kvCapacityTokens, pageTokensCount);
    this.cache = cache && new PrefixCache({ pool: this.pool, units: cache.units, holds: cache.holds, store: new BlockStore(cache.order) });
  }

  // What the scheduler sees.

  get runningCount(): number {
    return this.decodingCount + this.partials.length;
  }

  get partialCount(): number {
    return this.partials.length;
  }

  partialTokens(index: number): number {
    const request = this.partials[index];
    return this.columns.promptTokens[request] - this.columns.promptDone[request];
  }

  partialDoneTokens(index: number): number {
    return this.columns.promptDone[this.partials[index]];
  }

  continuePartial(index: number, tokens: number): void {
    this.schedule(this.partials[index], tokens);
  }

  nextPromptTokens(): number {
    if (this.hasPreempted) return 0;
    const { columns, cache } = this;
    const loaded = this.loaded.first();
    if (loaded >= 0) return columns.promptTokens[loaded] - columns.promptDone[loaded];
    while (this.tiers !== null && this.waiting.first() >= 0 && this.tiers.startFetch(this.waiting.first(), this.nowSeconds)) {
      this.waiting.shift();
    }
    const request = this.waiting.first();
    if (request < 0) return 0;
    const promptTokens = columns.promptTokens[request];
    return cache === null ? promptTokens : promptTokens - cache.hitTokens(request, promptTokens, this.nowSeconds);
  }

  nextCachedTokens(): number {
    const { columns, cache } = this;
    const loaded = this.loaded.first();
    if (loaded >= 0) return columns.promptDone[loaded];
    const request = this.waiting.first();
    return request < 0 || cache === null ? 0 : cache.hitTokens(request, columns.promptTokens[request], this.nowSeconds);
  }

  nextWholeTokens(): number {
    const request = this.loaded.length > 0 ? this.loaded.first() : this.waiting.first();
    if (request < 0) return 0;
    const { inputTokensCount, outputTokensCount } = this.columns;
    // The last token's own KV is never written.
    const pages = this.pool.pagesFor(inputTokensCount[request] + outputTokensCount[request] - 1) + this.overheadPages(request);
    return pages * this.pool.pageTokensCount;
  }

  freeKvTokens(): number {
    return this.pool.freePages * this.pool.pageTokensCount;
  }

  stepSecondsWith(promptTokens: number, cachedTokens: number): number {
    const chunks = this.chunks.slice(0, this.scheduledPromptCount);
    return predictedStepSeconds(this.model, this.decodingCount, this.contextTokens, [...chunks, { newTokens: promptTokens, cachedTokens }]);
  }

  admitNext(tokens: number): boolean {
    const { pool, columns } = this;
    if (this.loaded.length > 0) {
      this.admit(this.loaded.shift(), tokens);
      return true;
    }
    const request = this.waiting.first();
    const promptTokens = columns.promptTokens[request];
    const pages = this.cache?.pagesToAdmit(request, promptTokens, this.nowSeconds) ?? pool.pagesFor(promptTokens);
    const overheadPages = this.overheadPages(request);
    if (!this.hasRoomFor(pages + overheadPages)) return false;
    pool.reserve(overheadPages);
    if (this.cache === null) pool.reserve(pages);
    else {
      const hitTokens = this.cache.hitTokens(request, promptTokens, this.nowSeconds);
      this.cache.admit(request, promptTokens, this.nowSeconds);
      columns.promptStart[request] = hitTokens;
      columns.promptDone[request] = hitTokens;
    }
    this.admit(this.waiting.shift(), tokens);
    return true;
  }

  /** True if so many pages are free beside those that the batch, which takes its own first, needs for its next tokens. */
  hasRoomFor(pages: number): boolean {
    const { pool } = this;
    const watermark = pool.usedPages === 0 ? 0 : Math.ceil(pool.capacityPages * watermarkFraction);
    return pages + watermark + pool.pagesOfNextStep() <= pool.freePages;
  }

  private admit(request: number, tokens: number): void {
    this.waitingTokens -= this.columns.promptTokens[request];
    this.partials.push(request);
    this.schedule(request, tokens);
    this.onAdmitted?.();
    this.tiers?.admitted(request, this.nowSeconds);
  }

  private schedule(request: number, newTokens: number): void {
    const chunk = this.chunks[this.scheduledPromptCount];
    const cachedTokens = this.columns.promptDone[request];
    if (chunk === undefined) this.chunks.push({ request, newTokens, cachedTokens });
    else {
      chunk.request = request;
      chunk.newTokens = newTokens;
      chunk.cachedTokens = cachedTokens;
    }
    this.scheduledPromptCount += 1;
    this.cache?.enter(request, cachedTokens + newTokens, this.nowSeconds);
  }

  /**
   * Pages for the windows and states of a request beside those of its tokens. Taken as they will be at its end, from the
   * moment that it is admitted: windows fill soon.
   */
  overheadPages(request: number): number {
    const { inputTokensCount, outputTokensCount } = this.columns;
    return this.pool.pagesFor(this.model.kvOverheadTokens(inputTokensCount[request] + outputTokensCount[request]));
  }

  /** Takes the pages of a sequence that is on its way here with KV of `tokens`. */
  reserve(request: number, tokens: number): void {
    this.pool.reserve(this.pool.pagesFor(tokens) + this.overheadPages(request));
  }

  /** Gives up the pages of a request that holds KV of `tokens`. `hasEnded`: with its answer complete. */
  release(request: number, tokens: number, hasEnded: boolean, atSeconds: number): void {
    this.pool.release(this.overheadPages(request));
    if (this.cache === null) this.pool.release(this.pool.pagesFor(tokens));
    else this.cache.release(request, tokens, hasEnded, atSeconds);
  }

  // What the replica does.

  /** Puts a prompt at the end of the line. */
  enqueue(request: number, promptTokens: number, atSeconds: number): void {
    this.columns.promptTokens[request] = promptTokens;
    this.columns.promptStart[request] = 0;
    this.columns.promptDone[request] = 0;
    this.waitingTokens += promptTokens;
    if (!this.isPrefetched || !this.tiers?.startFetch(request, atSeconds)) this.waiting.pushBack(request);
  }

  /** Tokens of a prompt that are in HBM here, and need not be computed. */
  foundTokens(request: number, promptTokens: number, atSeconds: number): number {
    return this.cache === null ? 0 : this.cache.hitTokens(request, promptTokens, atSeconds);
  }

  /** Requests that wait for their first step, or for their KV from a tier. */
  get waitingCount(): number {
    return this.waiting.length + this.loaded.length + (this.tiers?.fetchCount ?? 0);
  }

  /** Steps until one takes pages of which a tier must be told: it ends the run. At most `wanted`. */
  stepsUntilEviction(wanted: number): number {
    if (this.tiers === null || this.cache === null) return wanted;
    const steps = this.pool.stepsUntilFull(wanted, this.cache.store.idlePages);
    return Math.min(wanted, steps + 1);
  }

  /** True if a request with this many tokens of KV can be sent here now, with room left for the batch to grow. */
  canTake(request: number, tokens: number, maxBatchCount: number): boolean {
    if (this.waiting.length > 0 || this.runningCount + this.incomingCount >= maxBatchCount) return false;
    // The step under way, or about to begin, has its pages already.
    return this.hasRoomFor(this.pool.pagesFor(tokens) + this.overheadPages(request));
  }

  /** True if the next tokens of the batch need more pages than are free. */
  lacksRoom(): boolean {
    return this.pool.pagesOfNextStep() > this.pool.freePages;
  }

  /** Sends the sequence that arrived last back to the head of the line, its KV given up, to be computed again. */
  preemptLast(): number {
    const { columns, partials } = this;
    let last = -1;
    for (let i = 0; i < this.decodingCount; i += 1) if (this.batch[i] > last) last = this.batch[i];
    for (const request of partials) if (request > last) last = request;
    const place = partials.indexOf(last);
    this.wasDecoding = place < 0;
    if (place >= 0) {
      partials.splice(place, 1);
      this.release(last, columns.promptTokens[last], false, this.nowSeconds);
    } else {
      const held = this.leaveBatch(last);
      this.release(last, held, false, this.nowSeconds);
      columns.remainingTokens[last] = columns.finishStep[last] - this.step;
      columns.finishStep[last] = -1;
      // The last token's own KV was not computed yet: it is part of the prompt of the recomputation.
      columns.promptTokens[last] = held + 1;
    }
    columns.promptStart[last] = 0;
    columns.promptDone[last] = 0;
    columns.preemptionCount[last] += 1;
    this.hasPreempted = true;
    this.waitingTokens += columns.promptTokens[last];
    this.waiting.pushFront(last);
    return last;
  }

  /** True if the chunk is the last of its prompt. */
  isLastChunk(chunk: Chunk): boolean {
    return chunk.cachedTokens + chunk.newTokens === this.columns.promptTokens[chunk.request];
  }

  /** The chunk has run. True if its prompt is complete: it leaves the prompts under way; its pages stay. */
  advancePrompt(chunk: Chunk): boolean {
    this.columns.promptDone[chunk.request] += chunk.newTokens;
    if (!this.isLastChunk(chunk)) return false;
    this.partials.splice(this.partials.indexOf(chunk.request), 1);
    return true;
  }

  /** Joins the decode batch with the KV of `held` tokens, whose pages are reserved, and `remaining` tokens to come. */
  joinBatch(request: number, held: number, remaining: number): void {
    const { columns } = this;
    if (this.decodingCount === this.batch.length) {
      const batch = new Int32Array(this.batch.length * 2);
      batch.set(this.batch);
      this.batch = batch;
    }
    this.batch[this.decodingCount] = request;
    columns.batchPlace[request] = this.decodingCount;
    this.decodingCount += 1;
    columns.heldAtJoin[request] = held;
    columns.joinStep[request] = this.step;
    columns.remainingTokens[request] = remaining;
    columns.finishStep[request] = this.step + remaining;
    this.finishes.push(this.step + remaining, request);
    this.contextTokens += held + 1;
    this.pool.addGrower(held);
  }

  /** Leaves the decode batch; the tokens of KV that it holds. */
  private leaveBatch(request: number): number {
    const { columns } = this;
    const held = columns.heldAtJoin[request] + (this.step - columns.joinStep[request]);
    const place = columns.batchPlace[request];
    const moved = this.batch[this.decodingCount - 1];
    this.batch[place] = moved;
    columns.batchPlace[moved] = place;
    columns.batchPlace[request] = -1;
    this.decodingCount -= 1;
    this.contextTokens -= held + 1;
    this.pool.removeGrower(held);
    return held;
  }

  /** A sequence has ended: in a static batch its place stays. */
  noteEnd(): void {
    if (this.keepsPlaces) this.idlePlaces += 1;
  }

  /** A static batch that has ended gives up its places. */
  clearIdlePlaces(): void {
    if (this.idlePlaces > 0 && this.runningCount === 0) this.idlePlaces = 0;
  }

  /** Steps until the first sequence of the batch ends; Infinity if none decodes. */
  stepsToNextFinish(): number {
    this.dropStaleFinishes();
    return this.finishes.nextStep() - this.step;
  }

  /** The next sequence that has ended by now, out of the batch, its pages released; -1: no more. */
  takeFinished(atSeconds: number): number {
    this.dropStaleFinishes();
    if (this.finishes.nextStep() > this.step) return -1;
    const request = this.finishes.nextRequest();
    this.finishes.pop();
    this.columns.finishStep[request] = -1;
    this.release(request, this.leaveBatch(request), true, atSeconds);
    this.noteEnd();
    return request;
  }

  /** Entries of sequences that were preempted after they were pushed. */
  private dropStaleFinishes(): void {
    while (this.finishes.nextStep() < Number.POSITIVE_INFINITY) {
      const request = this.finishes.nextRequest();
      if (this.columns.batchPlace[request] >= 0 && this.columns.finishStep[request] === this.finishes.nextStep()) return;
      this.finishes.pop();
    }
  }

  /** Every decoding sequence has taken `steps` tokens. */
  advance(steps: number): void {
    this.step += steps;
    this.contextTokens += this.decodingCount * steps;
    this.pool.advance(steps);
    this.cache?.trim();
  }

  /** Calls whenever the load may have fallen: a request has been admitted, or has given up pages. */
  watchLoad(onFall: () => void): void {
    this.onAdmitted = onFall;
    this.pool.onRelease = onFall;
  }

  /** Tokens waiting or held, over the capacity: what routers compare. */
  loadFraction(): number {
    const { usedPages, pageTokensCount, capacityPages } = this.pool;
    return (this.waitingTokens + usedPages * pageTokensCount) / Math.max(1, capacityPages * pageTokensCount);
  }
}
