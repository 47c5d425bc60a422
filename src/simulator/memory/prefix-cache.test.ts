import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RequestBlocks } from '../workload/index.ts';
import { BlockStore, BlockUnits, type EvictionConfig, evictionKinds, evictionOrder, KvPool, PrefixCache } from './index.ts';

const page = 4;
const lru = evictionOrder({ kind: 'lru' });

/** Blocks of one page; [ids of the prompt, tokens of input] for each request. */
function cacheOf(requests: readonly (readonly [ids: readonly number[], inputTokens: number])[], capacityPages: number, order = lru) {
  const starts = [0];
  for (const [ids] of requests) starts.push(starts[starts.length - 1] + ids.length);
  const blocks: RequestBlocks = {
    blockTokensCount: page,
    prompt: { starts: Int32Array.from(starts), ids: Int32Array.from(requests.flatMap(([ids]) => ids)) },
    answer: null,
  };
  const pool = new KvPool(capacityPages * page, page);
  const store = new BlockStore(order);
  const cache = new PrefixCache({
    pool,
    store,
    units: new BlockUnits(
      blocks,
      Int32Array.from(requests, ([, tokens]) => tokens),
      page,
    ),
    holds: { units: new Int32Array(requests.length), pages: new Int32Array(requests.length) },
  });
  return { cache, pool, store };
}

interface Page {
  id: number;
  holders: number;
}

/** vLLM's block pool page by page: a queue of free pages, whose content can be found until it is overwritten. */
class PageQueue {
  private readonly free: Page[];
  private readonly held = new Map<number, Page[]>();

  constructor(capacityPages: number) {
    this.free = Array.from({ length: capacityPages }, () => ({ id: -1, holders: 0 }));
  }

  private pageOf(id: number): Page | undefined {
    return this.free.find((each) => each.id === id) ?? [...this.held.values()].flat().find((each) => each.id === id);
  }

  get usedPages(): number {
    return new Set([...this.held.values()].flat()).size;
  }

  hits(ids: readonly number[]): number {
    const missing = ids.findIndex((id) => this.pageOf(id) === undefined);
    return missing < 0 ? ids.length : missing;
  }

  /** False if there is no room. */
  run(request: number, ids: readonly number[], pageCount: number): boolean {
    const found = ids.slice(0, this.hits(ids)).map((id) => this.pageOf(id)!);
    const idle = found.filter(({ holders }) => holders === 0);
    if (pageCount - found.length + idle.length > this.free.length) return false;
    for (const each of idle) this.free.splice(this.free.indexOf(each), 1);
    const own = this.free.splice(0, pageCount - found.length);
    for (const each of own) each.id = -1;
    const pages = [...found, ...own];
    for (const each of pages) each.holders += 1;
    this.held.set(request, pages);
    for (let i = found.length; i < ids.length; i += 1) pages[i].id = ids[i];
    return true;
  }

  release(request: number): void {
    const pages = this.held.get(request)!;
    this.held.delete(request);
    for (const each of pages.reverse()) {
      each.holders -= 1;
      if (each.holders === 0) this.free.push(each);
    }
  }
}

test('what is found, held and overwritten is what a queue of pages says', () => {
  // Prompts of a tree with two branches at each depth: id 1 at the root, children 2k and 2k + 1.
  const prompt = fc
    .tuple(fc.array(fc.integer({ min: 0, max: 1 }), { maxLength: 5 }), fc.integer({ min: 1, max: 3 * page }))
    .map(([turns, tailTokens]) => {
      const ids = [1];
      for (const turn of turns) ids.push(ids[ids.length - 1] * 2 + turn);
      return [ids, ids.length * page + tailTokens] as const;
    });
  fc.assert(
    fc.property(
      fc.array(prompt, { minLength: 1, maxLength: 30 }),
      fc.array(fc.nat(), { maxLength: 60 }),
      fc.integer({ min: 8, max: 24 }),
      (prompts, choices, capacityPages) => {
        const { cache, pool, store } = cacheOf(prompts, capacityPages);
        const queue = new PageQueue(capacityPages);
        const running: number[] = [];
        let next = 0;
        choices.forEach((choice, at) => {
          if (choice % 3 === 0 && running.length > 0) {
            const [request] = running.splice(choice % running.length, 1);
            queue.release(request);
            cache.release(request, prompts[request][1], false, at);
          } else if (next < prompts.length) {
            const [ids, tokens] = prompts[next];
            expect(cache.hitTokens(next, tokens, at)).toBe(queue.hits(ids) * page);
            const hasRoom = queue.run(next, ids, Math.ceil(tokens / page));
            expect(cache.pagesToAdmit(next, tokens, at) <= pool.freePages).toBe(hasRoom);
            if (hasRoom) {
              cache.admit(next, tokens, at);
              cache.enter(next, tokens, at);
              running.push(next);
            }
            next += 1;
          }
          expect(pool.usedPages).toBe(queue.usedPages);
          expect(pool.usedPages + store.idlePages).toBeLessThanOrEqual(capacityPages);
        });
      },
    ),
    { numRuns: 300 },
  );
});

test('a prompt that is found whole computes its last page again', () => {
  const { cache } = cacheOf(
    [
      [[1, 2], 8],
      [[1, 2], 8],
    ],
    10,
  );
  cache.admit(0, 8, 0);
  cache.enter(0, 8, 0);
  expect(cache.hitTokens(1, 8, 1)).toBe(4);
});

test('two that compute the same block at once keep it once', () => {
  const { cache, pool } = cacheOf(
    [
      [[1, 2], 9],
      [[1, 2], 9],
    ],
    10,
  );
  cache.admit(0, 9, 0);
  cache.admit(1, 9, 0); // nothing of it is there yet: six pages
  expect(pool.usedPages).toBe(6);
  cache.enter(0, 9, 0);
  cache.enter(1, 9, 0);
  expect(pool.usedPages).toBe(4); // two in common, one tail each
  cache.release(0, 9, true, 1);
  expect(pool.usedPages).toBe(3);
  cache.release(1, 9, true, 1);
  expect(pool.usedPages).toBe(0);
});

test('units are whole blocks and whole pages, and the answer goes on where the prompt ends', () => {
  // Blocks of 4 tokens, pages of 6: units of 12. Prompt of 14 tokens in blocks 10, 11, 12 and the two tokens 13.
  const blocks: RequestBlocks = {
    blockTokensCount: 4,
    prompt: { starts: Int32Array.of(0, 4, 9), ids: Int32Array.of(10, 11, 12, 13, 10, 11, 12, 14, 15) },
    // Whole blocks from number 14 / 4 = 3 on.
    answer: { starts: Int32Array.of(0, 3, 3), ids: Int32Array.of(14, 15, 16) },
  };
  const units = new BlockUnits(blocks, Int32Array.of(14, 20), 6);
  expect([units.count(0), units.id(0, 0), units.tokensThrough(0, 0)]).toEqual([1, 12, 12]);
  // 20 tokens: a unit, and one page of the 8 tokens left.
  expect([units.count(1), units.id(1, 1), units.tokensThrough(1, 1), units.pages(1, 1)]).toEqual([2, 15, 18, 1]);
  // Unit 1 of prompt and answer ends with block 5.
  expect([units.firstAnswerUnit(0), units.answerId(0, 1), units.answerId(0, 2)]).toEqual([1, 16, -1]);
});

test('the next turn finds the answer', () => {
  const blocks: RequestBlocks = {
    blockTokensCount: page,
    prompt: { starts: Int32Array.of(0, 2, 5), ids: Int32Array.of(1, 9, 1, 2, 3) },
    answer: { starts: Int32Array.of(0, 2, 2), ids: Int32Array.of(2, 3) },
  };
  const pool = new KvPool(40, page);
  const cache = new PrefixCache({
    pool,
    store: new BlockStore(lru),
    units: new BlockUnits(blocks, Int32Array.of(6, 13), page), // 6 tokens: one whole page
    holds: { units: new Int32Array(2), pages: new Int32Array(2) },
  });
  cache.admit(0, 6, 0);
  cache.enter(0, 6, 0);
  pool.reserve(1); // the answer grows to 12 tokens: one page more
  cache.release(0, 12, true, 1);
  expect(pool.usedPages).toBe(0);
  expect(cache.hitTokens(1, 13, 2)).toBe(12);
});

/** Blocks of one page each, used as told; the order in which they go when the pool needs their room. */
function evictionOrderOf(config: EvictionConfig, uses: readonly (readonly number[])[]): number[] {
  const store = new BlockStore(evictionOrder(config));
  uses.forEach((ids, at) => {
    ids.forEach((id, position) => {
      const slot = store.find(id, at);
      if (slot < 0) store.insert(id, 1, position, at);
      else store.hold(slot, at);
    });
    for (const id of ids.toReversed()) store.letGo(store.slot(id), at);
  });
  const order: number[] = [];
  while (store.evict(1) > 0) order.push(store.evictedId);
  return order;
}

test('each eviction order takes what it says', () => {
  const uses = [[1, 2], [1, 3, 4], [1, 3], [5]];
  // Let go: 2 and 1; 4, 3, 1; 3, 1; 5.
  expect(evictionOrderOf({ kind: 'lru' }, uses)).toEqual([2, 4, 3, 1, 5]);
  // Uses: 1 three times, 3 twice, the others once.
  expect(evictionOrderOf({ kind: 'lfu' }, uses)).toEqual([2, 4, 5, 3, 1]);
  // Depth: 4 is third, 2 and 3 second, 1 and 5 first.
  expect(evictionOrderOf({ kind: 'length-aware' }, uses)).toEqual([4, 2, 3, 1, 5]);
  expect(evictionOrderOf({ kind: 'ttl', lifeSeconds: 100 }, uses)).toEqual([2, 4, 3, 1, 5]);
  expect(evictionKinds.members.map(({ kind }) => kind).sort()).toEqual(['length-aware', 'lfu', 'lru', 'ttl']);
});

test('after its time to live a block is found no more, and may come anew', () => {
  const { cache } = cacheOf(
    [
      [[1], 5],
      [[1], 5],
      [[1], 5],
    ],
    10,
    evictionOrder({ kind: 'ttl', lifeSeconds: 3 }),
  );
  cache.admit(0, 5, 0);
  cache.enter(0, 5, 0);
  expect(cache.hitTokens(1, 5, 50)).toBe(4); // held, however old
  cache.release(0, 5, true, 50);
  expect(cache.hitTokens(1, 5, 53)).toBe(4);
  expect(cache.hitTokens(1, 5, 53.5)).toBe(0);
  cache.admit(1, 5, 60);
  cache.enter(1, 5, 60);
  expect(cache.hitTokens(2, 5, 61)).toBe(4);
});
