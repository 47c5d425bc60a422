import { expect, test } from 'vitest';
import { packExperts, placeExperts, replicateExperts } from './expert-placement.ts';

const rounded = (values: Float64Array) => [...values].map((value) => Number(value.toFixed(6)));

test('copies go to the expert whose copies are loaded most', () => {
  // 0.4 is split first (0.2 twice), then 0.3 (0.15 twice).
  expect(rounded(replicateExperts(Float64Array.of(0.4, 0.3, 0.2, 0.1), 2))).toEqual([0.2, 0.2, 0.2, 0.15, 0.15, 0.1]);
  // 0.8: 0.4 twice, then 0.267 three times, then 0.2 four times.
  expect(rounded(replicateExperts(Float64Array.of(0.8, 0.2), 3))).toEqual([0.2, 0.2, 0.2, 0.2, 0.2]);
});

test('copies are packed on the emptiest rank with a slot left', () => {
  // 0.4 | 0.3, then 0.2 beside 0.3, and 0.1 beside 0.4: even.
  expect(packExperts(Float64Array.of(0.4, 0.3, 0.2, 0.1), 2)).toBeCloseTo(1, 12);
  // 0.7 with 0.1, 0.1 with 0.1: 0.8 over a mean of 0.5.
  expect(packExperts(Float64Array.of(0.7, 0.1, 0.1, 0.1), 2)).toBeCloseTo(1.6, 12);
});

test('one expert a rank in a fixed order: the fullest rank has the most popular expert', () => {
  // k = 1 of 2: q is given by the exponent; whatever the order, the fullest over the mean is 2·q_1/(q_1 + q_2).
  const { imbalance, activeCopies } = placeExperts(2, 1, 2, { kind: 'fixed', popularityExponentRatio: 1 });
  const [first, second] = [activeCopies(1), 2];
  expect(first).toBeCloseTo(1, 9);
  expect(imbalance).toBeGreaterThan(1.2);
  expect(imbalance).toBeLessThan(second);
});

test('DeepSeek-V3 on 32 ranks: fixed is uneven, EPLB with 32 copies within 1 %, uniform popularity even', () => {
  const place = (kind: 'fixed' | 'eplb', popularityExponentRatio: number) =>
    placeExperts(
      256,
      8,
      32,
      kind === 'fixed' ? { kind, popularityExponentRatio } : { kind, popularityExponentRatio, redundantExpertsCount: 32 },
    );
  expect(place('fixed', 0.7).imbalance).toBeGreaterThan(1.5);
  expect(place('eplb', 0.7).imbalance).toBeLessThan(1.01);
  expect(place('fixed', 0).imbalance).toBeCloseTo(1, 9);
});

test('copies share the tokens of their expert: as many pairs, more copies with work', () => {
  const plain = placeExperts(64, 4, 8, { kind: 'spread', popularityExponentRatio: 0.7 });
  const copied = placeExperts(64, 4, 8, { kind: 'eplb', popularityExponentRatio: 0.7, redundantExpertsCount: 16 });
  expect(plain.activeCopies(1)).toBeCloseTo(4, 6);
  expect(copied.activeCopies(1)).toBeCloseTo(4, 6);
  expect(copied.activeCopies(10_000)).toBeCloseTo(80, 3);
});
