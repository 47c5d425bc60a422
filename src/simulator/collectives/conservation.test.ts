import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CollectiveOperation, planCollective } from './index.ts';
import { type Drawn, drawnRails, drawnServer } from './testing/drawings.ts';

/** Bytes out of and into each rank, for each byte of payload, when the user has fixed the algorithm. */
function bytesOfRanks({ context, group }: Drawn, operation: CollectiveOperation, algorithm: string) {
  const planned = planCollective(context, operation, [group], { trafficClass: 'other', algorithm });
  if (!planned.ok) throw new Error('unreachable');
  const { flowClass, linkBytesPerPayloadByte, assumptions } = planned.value;
  expect(assumptions?.map(({ code }) => code)).not.toContain('collective-chosen-instead');
  const { linkFrom, linkTo } = context.graph;
  return group.ranks.map((rank) => {
    let [out, into] = [0, 0];
    flowClass.links.forEach((link, i) => {
      if (linkFrom[link] === rank) out += linkBytesPerPayloadByte[i];
      if (linkTo[link] === rank) into += linkBytesPerPayloadByte[i];
    });
    return { out, into };
  });
}

/** By hand, for n ranks: what every rank sends, and receives. */
const byHand: readonly (readonly [CollectiveOperation, string, (n: number) => readonly [out: number, into: number]])[] = [
  ['all-reduce', 'ring', (n) => [(2 * (n - 1)) / n, (2 * (n - 1)) / n]],
  ['all-reduce', 'two-shot', (n) => [(2 * (n - 1)) / n, (2 * (n - 1)) / n]],
  ['all-reduce', 'direct', (n) => [(2 * (n - 1)) / n, (2 * (n - 1)) / n]],
  ['all-reduce', 'one-shot', (n) => [n - 1, n - 1]],
  ['all-gather', 'ring', (n) => [(n - 1) / n, (n - 1) / n]],
  ['all-gather', 'direct', (n) => [(n - 1) / n, (n - 1) / n]],
  ['reduce-scatter', 'ring', (n) => [(n - 1) / n, (n - 1) / n]],
  ['reduce-scatter', 'direct', (n) => [(n - 1) / n, (n - 1) / n]],
  ['all-to-all', 'direct', (n) => [(n - 1) / n, (n - 1) / n]],
];

test.each(byHand)('%s, %s: every rank of a scale-up domain moves the bytes of the formula', (operation, algorithm, formula) => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 16 }), fc.integer({ min: 1, max: 5 }), (gpuCount, switchCount) => {
      for (const { out, into } of bytesOfRanks(drawnServer({ gpuCount, switchCount }), operation, algorithm)) {
        expect(out).toBeCloseTo(formula(gpuCount)[0], 9);
        expect(into).toBeCloseTo(formula(gpuCount)[1], 9);
      }
    }),
    { numRuns: 20 },
  );
});

test('reduced in the switch every rank moves (1 + 1/n) S each way, whatever the number of switches', () => {
  fc.assert(
    fc.property(fc.integer({ min: 5, max: 16 }), fc.integer({ min: 1, max: 5 }), (gpuCount, switchCount) => {
      for (const { out, into } of bytesOfRanks(drawnServer({ gpuCount, switchCount }), 'all-reduce', 'in-network')) {
        expect(out).toBeCloseTo(1 + 1 / gpuCount, 9);
        expect(into).toBeCloseTo(1 + 1 / gpuCount, 9);
      }
    }),
    { numRuns: 20 },
  );
});

test.each([
  // S to send, an n-th to each rank: (n − 8)/n leaves the server of each rank.
  ['all-to-all', 'direct', (k: number) => (k - 1) / k],
  ['all-to-all', 'rail-forwarded', (k: number) => (k - 1) / k],
  // A ring of n = 8k ranks: 2 (n − 1)/n leaves each server, an eighth on each NIC.
  ['all-reduce', 'ring', (k: number) => (2 * (8 * k - 1)) / (8 * k) / 8],
  // A ring of k servers on each rail, over the eighth that its rank has reduced.
  ['all-reduce', 'hierarchical', (k: number) => (2 * (k - 1)) / k / 8],
] as const)('%s, %s over servers of eight: each NIC sends the bytes of the formula', (operation, algorithm, formula) => {
  for (const serverCount of [2, 3, 4]) {
    const { context, group } = drawnRails(serverCount);
    const planned = planCollective(context, operation, [group], { trafficClass: 'other', algorithm });
    if (!planned.ok) throw new Error('unreachable');
    const { flowClass, linkBytesPerPayloadByte } = planned.value;
    for (const nic of group.nics) {
      let out = 0;
      flowClass.links.forEach((link, i) => {
        const { linkFrom, linkTo, nodeKinds } = context.graph;
        if (linkFrom[link] === nic && nodeKinds[linkTo[link]] === 'switch') out += linkBytesPerPayloadByte[i];
      });
      expect(out).toBeCloseTo(formula(serverCount), 9);
    }
  }
});
