import { randomStream } from '../../base/rng.ts';
import { BlockListBuilder, FillingBlockLists, type RequestBlocks } from './request-blocks.ts';
import type { RequestClassConfig } from './request-class.ts';
import { sharedPrefix } from './shared-prefix.ts';

/** Tokens of a block of a generated prefix: vLLM's page. */
const blockTokensCount = 16;

/**
 * The blocks that generated requests share, one request at a time in order of arrival; null if no class shares any. Each
 * class has its own stream and its own ids.
 */
export class PrefixBlocks {
  private readonly lists: BlockListBuilder | FillingBlockLists;
  private readonly draws: readonly ((inputTokens: number) => void)[];
  private readonly isShared: boolean;

  /** @param readableCount the lists of so many requests can be read while they fill up; null: when all are there */
  constructor(classes: readonly RequestClassConfig[], seed: number, readableCount: number | null = null) {
    const mostBlocks = Math.max(...classes.map(({ prefix }) => (prefix.kind === 'shared' ? prefix.tokensCount / blockTokensCount : 0)));
    this.lists =
      readableCount === null ? new BlockListBuilder() : new FillingBlockLists(readableCount, readableCount * Math.floor(mostBlocks));
    let firstId = 0;
    this.isShared = classes.some(({ prefix }) => prefix.kind === 'shared');
    this.draws = classes.map(({ id, prefix }) => {
      if (prefix.kind !== 'shared') return () => {};
      const choose = sharedPrefix.chooser(prefix);
      const stream = randomStream(seed, `prefix/${id}`);
      const blocksOfPrefix = Math.floor(prefix.tokensCount / blockTokensCount);
      const classFirstId = firstId;
      firstId += blocksOfPrefix * prefix.prefixCount;
      return (inputTokens) => {
        const prefixFirstId = classFirstId + choose(stream) * blocksOfPrefix;
        const blocks = Math.min(blocksOfPrefix, Math.floor(inputTokens / blockTokensCount));
        for (let block = 0; block < blocks; block += 1) this.lists.add(prefixFirstId + block);
      };
    });
  }

  add(classIndex: number, inputTokens: number): void {
    this.draws[classIndex](inputTokens);
    this.lists.endRequest();
  }

  /** Of lists that can be read meanwhile: at once, or at any time. */
  finish(): RequestBlocks | null {
    if (!this.isShared) return null;
    const prompt = this.lists instanceof FillingBlockLists ? this.lists : this.lists.finish();
    return { blockTokensCount, prompt, answer: null };
  }
}
