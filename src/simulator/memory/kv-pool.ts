import { invariant } from '../../base/assert.ts';

/**
 * Paged KV cache of one data-parallel rank (vLLM's block manager, counted instead of listed). Requests hold whole pages.
 * Decoding sequences grow by one token a step; since the phase of each sequence within its page is fixed relative to the
 * step counter, the pages that any number of steps takes is a sum over phases: no visit per sequence or per step.
 */
export class KvPool {
  readonly pageTokensCount: number;
  readonly capacityPages: number;
  /** Who wants to know that pages have become free. */
  onRelease: (() => void) | null = null;
  private used = 0;
  private growing = 0;
  private step = 0;
  /** growersByPhase[(step + phase) % page === 0]: these take a page in the step to come. */
  private readonly growersByPhase: Int32Array;

  constructor(capacityTokens: number, pageTokensCount: number) {
    this.pageTokensCount = pageTokensCount;
    this.capacityPages = Math.max(0, Math.floor(capacityTokens / pageTokensCount));
    this.growersByPhase = new Int32Array(pageTokensCount);
  }

  get usedPages(): number {
    return this.used;
  }

  get freePages(): number {
    return this.capacityPages - this.used;
  }

  pagesFor(tokens: number): number {
    return Math.ceil(tokens / this.pageTokensCount);
  }

  /** Takes pages; false, and nothing taken, if fewer are free. */
  reserve(pages: number): boolean {
    if (pages > this.freePages) return false;
    this.used += pages;
    return true;
  }

  release(pages: number): void {
    this.used -= pages;
    invariant(this.used >= 0, 'pages are released once');
    this.onRelease?.();
  }

  /** A sequence that holds `tokens` grows by one token in each step from now on. Its pages are already reserved. */
  addGrower(tokens: number): void {
    this.growersByPhase[this.phaseOf(tokens)] += 1;
    this.growing += 1;
  }

  /** The sequence that now holds `tokens` grows no more; its pages stay until released. */
  removeGrower(tokens: number): void {
    const phase = this.phaseOf(tokens);
    this.growersByPhase[phase] -= 1;
    this.growing -= 1;
    invariant(this.growersByPhase[phase] >= 0, 'a sequence stops growing once');
  }

  /** Pages that the next step takes. */
  pagesOfNextStep(): number {
    return this.growersByPhase[this.phaseInStep(this.step)];
  }

  /**
   * How many steps fit before one finds no page; Infinity if nothing grows. At most `wanted` is looked at.
   *
   * @param keptPages free pages that are not to be touched
   */
  stepsUntilFull(wanted: number, keptPages = 0): number {
    if (this.growing === 0) return wanted;
    const freePages = Math.max(0, this.freePages - keptPages);
    const wholeRounds = Math.floor(freePages / this.growing);
    if (wholeRounds * this.pageTokensCount >= wanted) return wanted;
    let steps = wholeRounds * this.pageTokensCount;
    let free = freePages - wholeRounds * this.growing;
    while (steps < wanted) {
      free -= this.growersByPhase[this.phaseInStep(this.step + steps)];
      if (free < 0) break;
      steps += 1;
    }
    return steps;
  }

  /** All growing sequences take `steps` tokens. */
  advance(steps: number): void {
    if (this.growing > 0) {
      const wholeRounds = Math.floor(steps / this.pageTokensCount);
      this.used += wholeRounds * this.growing;
      for (let k = wholeRounds * this.pageTokensCount; k < steps; k += 1) {
        this.used += this.growersByPhase[this.phaseInStep(this.step + k)];
      }
      invariant(this.used <= this.capacityPages, 'KV never exceeds its pool');
    }
    this.step += steps;
  }

  /** A sequence of `tokens` needs a new page in the step at which (step + phase) is a multiple of the page. */
  private phaseOf(tokens: number): number {
    const page = this.pageTokensCount;
    return (((tokens - this.step) % page) + page) % page;
  }

  private phaseInStep(step: number): number {
    const page = this.pageTokensCount;
    return (page - (step % page)) % page;
  }
}
