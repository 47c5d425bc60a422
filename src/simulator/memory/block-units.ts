import type { RequestBlocks } from '../workload/index.ts';

/**
 * The blocks of requests in the unit in which a pool caches them: the least that is whole blocks and whole pages. Since ids are
 * chained, the id of a unit's last block stands for the unit. What is left at the end of a prompt is cached by whole pages.
 */
export class BlockUnits {
  readonly unitTokensCount: number;
  private readonly blocks: RequestBlocks;
  private readonly inputTokensCount: Int32Array;
  private readonly pageTokensCount: number;
  /** Blocks in a unit. */
  private readonly stride: number;

  constructor(blocks: RequestBlocks, inputTokensCount: Int32Array, pageTokensCount: number) {
    this.blocks = blocks;
    this.inputTokensCount = inputTokensCount;
    this.pageTokensCount = pageTokensCount;
    this.unitTokensCount = leastCommonMultiple(blocks.blockTokensCount, pageTokensCount);
    this.stride = this.unitTokensCount / blocks.blockTokensCount;
  }

  /** Tokens of the prompt that its blocks cover. */
  private coveredTokens(request: number): number {
    const { prompt, blockTokensCount } = this.blocks;
    const listed = prompt.starts[request + 1] - prompt.starts[request];
    return Math.min(this.inputTokensCount[request], listed * blockTokensCount);
  }

  /** Units of a prompt, the last of which may be smaller. */
  count(request: number): number {
    const covered = this.coveredTokens(request);
    const whole = Math.floor(covered / this.unitTokensCount);
    return covered - whole * this.unitTokensCount >= this.pageTokensCount ? whole + 1 : whole;
  }

  id(request: number, unit: number): number {
    const { starts, ids } = this.blocks.prompt;
    return ids[Math.min(starts[request] + (unit + 1) * this.stride, starts[request + 1]) - 1];
  }

  /** Tokens up to the end of a unit, in whole pages. */
  tokensThrough(request: number, unit: number): number {
    const end = Math.min((unit + 1) * this.unitTokensCount, this.coveredTokens(request));
    return Math.floor(end / this.pageTokensCount) * this.pageTokensCount;
  }

  pages(request: number, unit: number): number {
    return (this.tokensThrough(request, unit) - unit * this.unitTokensCount) / this.pageTokensCount;
  }

  /** First unit that an answer completes: that in which the prompt ends. */
  firstAnswerUnit(request: number): number {
    return Math.floor(this.inputTokensCount[request] / this.unitTokensCount);
  }

  /** Identity of a whole unit of prompt and answer, from `firstAnswerUnit` on; -1: nobody reads it again. */
  answerId(request: number, unit: number): number {
    const { answer, blockTokensCount } = this.blocks;
    if (answer === null) return -1;
    const block = (unit + 1) * this.stride - 1 - Math.floor(this.inputTokensCount[request] / blockTokensCount);
    const at = answer.starts[request] + block;
    return at < answer.starts[request + 1] ? answer.ids[at] : -1;
  }
}

function leastCommonMultiple(a: number, b: number): number {
  let [large, small] = [a, b];
  while (small > 0) [large, small] = [small, large % small];
  return (a / large) * b;
}
