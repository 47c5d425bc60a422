import { predictedStepSeconds, type StepModel } from '../compute/index.ts';
import type { StepBuilder } from '../scheduling/index.ts';
import type { WorkloadSample } from './workload-sample.ts';

/** A data-parallel rank reduced to what a scheduler needs to fill steps: a line of prompts. KV space is taken to suffice. */
export class QueueRank implements StepBuilder {
  decodingCount = 0;
  /** That the decoding sequences read. */
  contextTokens = 0;
  scheduledPromptCount = 0;
  /** Of the step being filled. */
  readonly chunkNew: number[] = [];
  readonly chunkCached: number[] = [];
  newTokens = 0;
  /** Prompts begun in this step, and ended by it. */
  readonly begun: number[] = [];
  readonly ended: number[] = [];
  /** Tokens waiting or under way. */
  loadTokens = 0;
  private readonly model: StepModel;
  private readonly inputTokens: Float64Array;
  private readonly outputTokens: Float64Array;
  private readonly cachedTokens: Float64Array;
  private readonly waiting: number[] = [];
  private head = 0;
  private readonly partials: number[] = [];
  private readonly done: number[] = [];

  constructor(model: StepModel, { inputTokens, outputTokens, cachedTokens }: WorkloadSample) {
    this.model = model;
    this.inputTokens = inputTokens;
    this.outputTokens = outputTokens;
    this.cachedTokens = cachedTokens;
  }

  get runningCount(): number {
    return this.decodingCount + this.partials.length;
  }

  get partialCount(): number {
    return this.partials.length;
  }

  isEmpty(): boolean {
    return this.partials.length === 0 && this.head === this.waiting.length;
  }

  push(request: number): void {
    this.waiting.push(request);
    this.loadTokens += this.inputTokens[request] - this.cachedTokens[request];
  }

  partialTokens(index: number): number {
    return this.inputTokens[this.partials[index]] - this.done[index];
  }

  partialDoneTokens(index: number): number {
    return this.done[index];
  }

  continuePartial(index: number, tokens: number): void {
    this.schedule(index, tokens);
  }

  nextPromptTokens(): number {
    if (this.head === this.waiting.length) return 0;
    const request = this.waiting[this.head];
    return this.inputTokens[request] - this.cachedTokens[request];
  }

  nextCachedTokens(): number {
    return this.head === this.waiting.length ? 0 : this.cachedTokens[this.waiting[this.head]];
  }

  nextWholeTokens(): number {
    if (this.head === this.waiting.length) return 0;
    const tokens = this.inputTokens[this.waiting[this.head]] + this.outputTokens[this.waiting[this.head]] - 1;
    return tokens + this.model.kvOverheadTokens(tokens);
  }

  /** Asked for by schedulers that form whole batches, when the rank is empty. */
  freeKvTokens(): number {
    return this.model.kvCapacityTokens;
  }

  stepSecondsWith(promptTokens: number, cachedTokens: number): number {
    const chunks = Array.from({ length: this.scheduledPromptCount }, (_, c) => ({
      newTokens: this.chunkNew[c],
      cachedTokens: this.chunkCached[c],
    }));
    return predictedStepSeconds(this.model, this.decodingCount, this.contextTokens, [...chunks, { newTokens: promptTokens, cachedTokens }]);
  }

  admitNext(tokens: number): boolean {
    const request = this.waiting[this.head];
    this.head += 1;
    this.partials.push(request);
    this.done.push(this.cachedTokens[request]);
    this.begun.push(request);
    this.schedule(this.partials.length - 1, tokens);
    return true;
  }

  private schedule(index: number, tokens: number): void {
    this.chunkNew[this.scheduledPromptCount] = tokens;
    this.chunkCached[this.scheduledPromptCount] = this.done[index];
    this.scheduledPromptCount += 1;
    this.done[index] += tokens;
    this.newTokens += tokens;
  }

  startStep(): void {
    this.scheduledPromptCount = 0;
    this.newTokens = 0;
    this.begun.length = 0;
    this.ended.length = 0;
    if (this.head > 64 && this.head * 2 > this.waiting.length) {
      this.waiting.splice(0, this.head);
      this.head = 0;
    }
  }

  /** Moves prompts that the filled step completes to `ended`. */
  endStep(): void {
    this.loadTokens -= this.newTokens;
    let kept = 0;
    for (let index = 0; index < this.partials.length; index += 1) {
      const request = this.partials[index];
      if (this.done[index] >= this.inputTokens[request]) this.ended.push(request);
      else {
        this.partials[kept] = request;
        this.done[kept] = this.done[index];
        kept += 1;
      }
    }
    this.partials.length = kept;
    this.done.length = kept;
  }
}
