/** Identities of blocks, a list for each request: those of request i are `ids[starts[i]]` to `ids[starts[i + 1] - 1]`. */
export interface BlockLists {
  /** [requestCount + 1]. */
  readonly starts: Int32Array;
  readonly ids: Int32Array;
}

/**
 * What requests share. Blocks are hash-chained: an id stands for a block's tokens and all before them, so two requests have a
 * prefix in common exactly as far as their ids agree.
 */
export interface RequestBlocks {
  readonly blockTokensCount: number;
  /** From the start of the prompt. The last may be a part of a block; what is not listed is nobody else's. */
  readonly prompt: BlockLists;
  /**
   * Whole blocks of prompt and answer together, from the block in which the prompt ends (block number
   * `floor(input / blockTokensCount)`): what the next turn of a conversation finds. null: no answer is read again.
   */
  readonly answer: BlockLists | null;
}

/** Lists that grow, one request at a time. */
export class BlockListBuilder {
  private readonly starts: number[] = [0];
  private readonly ids: number[] = [];

  add(id: number): void {
    this.ids.push(id);
  }

  /** Ends the list of one request. */
  endRequest(): void {
    this.starts.push(this.ids.length);
  }

  finish(): BlockLists {
    return { starts: Int32Array.from(this.starts), ids: Int32Array.from(this.ids) };
  }
}

/** Lists of at most `idCount` ids in all, which can be read while they fill up. */
export class FillingBlockLists implements BlockLists {
  readonly starts: Int32Array;
  readonly ids: Int32Array;
  private requestCount = 0;
  private idCount = 0;

  constructor(requestCount: number, idCount: number) {
    this.starts = new Int32Array(requestCount + 1);
    this.ids = new Int32Array(idCount);
  }

  add(id: number): void {
    this.ids[this.idCount] = id;
    this.idCount += 1;
  }

  endRequest(): void {
    this.requestCount += 1;
    this.starts[this.requestCount] = this.idCount;
  }
}

function firstLists(lists: BlockLists, count: number): BlockLists {
  return { starts: lists.starts.slice(0, count + 1), ids: lists.ids.slice(0, lists.starts[count]) };
}

/** The blocks of the first so many requests. */
export function firstBlocks(blocks: RequestBlocks, count: number): RequestBlocks {
  return { ...blocks, prompt: firstLists(blocks.prompt, count), answer: blocks.answer && firstLists(blocks.answer, count) };
}
