import type { StepBuilder } from '../scheduling/index.ts';

/** A data-parallel rank reduced to what a scheduler needs to fill steps: a line of prompts. KV space is taken to suffice. */
export class QueueRank implements StepBuilder {
  decodingCount = 0;
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
  private readonly inputTokens: Float64Array;
  private readonly cachedTokens: Float64Array;
  private readonly waiting: number[] = [];
  private head = 0;
  private readonly partials: number[] = [];
  private readonly done: number[] = [];

  constructor(inputTokens: Float64Array, cachedTokens: Float64Array) {
    this.inputTokens = inputTokens;
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

  continuePartial(index: number, tokens: number): void {
    this.schedule(index, tokens);
  }

  nextPromptTokens(): number {
    if (this.head === this.waiting.length) return 0;
    const request = this.waiting[this.head];
    return this.inputTokens[request] - this.cachedTokens[request];
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
