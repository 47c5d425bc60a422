import { describe, expect, test } from 'vitest';
import { type CollectiveOperation, type CollectivePlan, collectiveFamilies, planCollective } from './index.ts';
import { allPairs, type Drawn, drawnDirect, drawnRails, drawnReducingFabric, drawnServer, gridPairs } from './testing/drawings.ts';

const drawings: Readonly<Record<string, () => Drawn>> = {
  'eight on NVSwitches': () => drawnServer(),
  'four on NVSwitches': () => drawnServer({ gpuCount: 4 }),
  'two servers on rails': () => drawnRails(2),
  'three servers on rails': () => drawnRails(3),
  'four servers on a reducing fabric': () => drawnReducingFabric(4),
  'full mesh of eight': () => drawnDirect(8, allPairs(8)),
  'ring of six': () => drawnDirect(6, gridPairs([6])),
  'torus of 5 × 3': () => drawnDirect(15, gridPairs([5, 3])),
  'hypercube of eight': () => drawnDirect(8, gridPairs([2, 2, 2])),
  'open mesh of 3 × 3': () => drawnDirect(9, gridPairs([3, 3], true)),
};

/** In and out of each node, per byte of payload. */
function traffic({ context }: Drawn, plan: CollectivePlan) {
  const into = new Map<number, number>();
  const out = new Map<number, number>();
  plan.flowClass.links.forEach((link, i) => {
    const [from, to] = [context.graph.linkFrom[link], context.graph.linkTo[link]];
    out.set(from, (out.get(from) ?? 0) + plan.linkBytesPerPayloadByte[i]);
    into.set(to, (into.get(to) ?? 0) + plan.linkBytesPerPayloadByte[i]);
  });
  return { into, out };
}

/** Least bytes into a rank that any algorithm needs, per byte of payload: the first rank sends in a broadcast and receives in no way. */
function leastInto(operation: CollectiveOperation, n: number, isFirst: boolean): number {
  if (operation === 'all-gather' || operation === 'all-to-all') return (n - 1) / n;
  if (operation === 'broadcast') return isFirst ? 0 : 1;
  // Some rank's result, or n-th of it, must come in once, unless it was reduced here from what came.
  return operation === 'all-reduce' ? (n - 1) / n : 1 / n;
}

const operations = (Object.keys(collectiveFamilies) as CollectiveOperation[]).filter((operation) => operation !== 'send');
const cases = operations.flatMap((operation) => collectiveFamilies[operation].members.map(({ kind }) => [operation, kind] as const));
const planned = new Map<string, number>();

describe.each(Object.entries(drawings))('over a %s', (name, draw) => {
  const drawn = draw();
  test.each(cases)('%s, %s', (operation, kind) => {
    const { context, group } = drawn;
    const dedupes = operation === 'all-to-all' && (kind === 'hierarchical' || kind === 'one-copy-per-rank');
    const exchange = dedupes ? { topK: 8, nodeLimit: null } : undefined;
    const result = planCollective(context, operation, [group], { trafficClass: 'other', algorithm: kind, exchange });
    // Ranks that reach one another only through other accelerators have no direct all-to-all.
    if (!result.ok) return;
    const plan = result.value;
    if (plan.assumptions?.some(({ code }) => code === 'collective-chosen-instead')) return;
    planned.set(`${operation} ${kind}`, (planned.get(`${operation} ${kind}`) ?? 0) + 1);

    let before = 0;
    for (const payload of [1, 1e3, 1e6, 1e9, 2 ** 60]) {
      const seconds = plan.seconds(payload, 1);
      expect(seconds, `${name} ${payload}`).toBeGreaterThanOrEqual(before);
      expect(Number.isFinite(seconds)).toBe(true);
      expect(plan.seconds(payload, 0.5)).toBeGreaterThanOrEqual(seconds);
      before = seconds;
    }
    expect(plan.seconds(0, 1)).toBe(0);

    const { into, out } = traffic(drawn, plan);
    const n = group.ranks.length;
    if (!dedupes) {
      group.ranks.forEach((rank, index) => {
        expect(into.get(rank) ?? 0).toBeGreaterThanOrEqual(leastInto(operation, n, index === 0) - 1e-9);
      });
    }
    // Only switches that reduce or copy may put out other bytes than they take in.
    for (const [node, bytes] of into) {
      if (context.graph.nodeKinds[node] === 'accelerator' || context.graph.nodeReduces[node] === 1) continue;
      expect(out.get(node) ?? 0).toBeCloseTo(bytes, 9);
    }
  });
});

test('every kind has run on some drawing', () => {
  const missing = cases.map(([operation, kind]) => `${operation} ${kind}`).filter((key) => !planned.has(key));
  expect(missing).toEqual([]);
});
