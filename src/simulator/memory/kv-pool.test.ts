import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KvPool } from './kv-pool.ts';

test('sequences take a page when theirs is full', () => {
  const pool = new KvPool(100, 10); // 10 pages
  pool.reserve(pool.pagesFor(18)); // 2 pages, 2 tokens of room
  pool.addGrower(18);
  pool.reserve(pool.pagesFor(20)); // 2 pages, full
  pool.addGrower(20);
  expect(pool.pagesOfNextStep()).toBe(1); // the second one
  pool.advance(1);
  expect(pool.usedPages).toBe(5);
  expect(pool.pagesOfNextStep()).toBe(0); // 19 and 21 tokens
  pool.advance(1);
  expect(pool.pagesOfNextStep()).toBe(1); // the first is at 20
  // Free: 5. Steps 3 and 11, 13 and 21, 23: five pages; the sixth is wanted in step 31, i.e. after 30 steps in all.
  expect(pool.stepsUntilFull(1000)).toBe(28);
});

test('counting by phase agrees with growing every sequence by hand', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 70 }), { minLength: 1, maxLength: 12 }),
      fc.array(fc.integer({ min: 1, max: 25 }), { maxLength: 8 }),
      fc.integer({ min: 1, max: 16 }),
      (lengths, advances, page) => {
        const pool = new KvPool(2000, page);
        const held = [...lengths];
        for (const tokens of held) {
          pool.reserve(pool.pagesFor(tokens));
          pool.addGrower(tokens);
        }
        const pages = () => held.reduce((sum, tokens) => sum + Math.ceil(tokens / page), 0);
        for (const steps of advances) {
          if (pool.stepsUntilFull(steps) < steps) return;
          pool.advance(steps);
          for (let i = 0; i < held.length; i += 1) held[i] += steps;
          expect(pool.usedPages).toBe(pages());
        }
        const room = pool.stepsUntilFull(100_000);
        for (let i = 0; i < held.length; i += 1) held[i] += room;
        expect(pages()).toBeLessThanOrEqual(pool.capacityPages);
        for (let i = 0; i < held.length; i += 1) held[i] += 1;
        expect(pages()).toBeGreaterThan(pool.capacityPages);
      },
    ),
  );
});
