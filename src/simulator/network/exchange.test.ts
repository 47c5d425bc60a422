import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RoutingInput } from '../simulation-input.ts';
import { addExchange, type ExchangeMembers } from './exchange.ts';
import { Router, type RouterConfig } from './router.ts';
import { routingPolicies } from './routing/index.ts';
import { isScaleUpLink } from './scale-up-link.ts';
import { drawServer, GraphDrawing } from './testing/graphs.ts';

/** What an exchange is: a route for each ordered pair, all added up. */
function pairByPair(router: Router, { ranks, nics }: ExchangeMembers, share: number) {
  const shares = new Map<number, number>();
  let [insideLatencySeconds, outsideLatencySeconds, isReachable] = [0, 0, true];
  for (const [i, from] of ranks.entries()) {
    for (const [j, to] of ranks.entries()) {
      if (i === j) continue;
      const route = router.routeByNics(from, nics[i], nics[j], to);
      if (!route) {
        isReachable = false;
        continue;
      }
      route.links.forEach((link, k) => {
        shares.set(link, (shares.get(link) ?? 0) + route.fractions[k] * share);
      });
      if (route.links.every((link) => isScaleUpLink(router.graph, link))) {
        insideLatencySeconds = Math.max(insideLatencySeconds, route.latencySeconds);
      } else outsideLatencySeconds = Math.max(outsideLatencySeconds, route.latencySeconds);
    }
  }
  return { shares, insideLatencySeconds, outsideLatencySeconds, isReachable };
}

/** @returns how many links carry something */
function expectSame(router: Router, members: ExchangeMembers): number {
  const share = 0.125;
  const expected = pairByPair(router, members, share);
  const shares = new Map<number, number>();
  const ways = addExchange(router, members, share, { add: (link, each) => void shares.set(link, (shares.get(link) ?? 0) + each) });
  expect(ways.unreachable === null).toBe(expected.isReachable);
  if (!expected.isReachable) return 0;
  expect(ways.insideLatencySeconds).toBeCloseTo(expected.insideLatencySeconds, 15);
  expect(ways.outsideLatencySeconds).toBeCloseTo(expected.outsideLatencySeconds, 15);
  for (const [link, each] of expected.shares) {
    const own = shares.get(link) ?? 0;
    if (Math.abs(own - each) > 1e-9 * each) throw new Error(`${router.graph.linkIds[link]}: ${own}, not ${each}`);
  }
  for (const [link, each] of shares)
    if (each > 1e-12 && !expected.shares.has(link)) throw new Error(`${router.graph.linkIds[link]}: ${each}`);
  return expected.shares.size;
}

interface Drawn {
  /** GPUs of each server. */
  readonly servers: readonly number[];
  readonly switchCount: number;
  /** NICs of a server, which its GPUs share. */
  readonly nicCount: number;
  readonly hasHosts: boolean;
  readonly leafCount: number;
  readonly spineCount: number;
  /** Second cables of NICs: to the next leaf. */
  readonly isDualHomed: boolean;
  readonly hasDirectLinks: boolean;
  /** [link] as drawn by position, all others are whole. */
  readonly dead: readonly number[];
  readonly slowed: readonly number[];
}

/** Servers, each a scale-up domain with shared NICs, on leaves under spines; with the faults of the drawing. */
function draw(drawn: Drawn) {
  const drawing = new GraphDrawing();
  const leaves = Array.from({ length: drawn.leafCount }, (_, l) => drawing.node(`leaf[${l}]`, 'switch'));
  for (let s = 0; s < drawn.spineCount; s += 1) {
    const spine = drawing.node(`spine[${s}]`, 'switch');
    for (const leaf of leaves) drawing.cable(leaf, spine, 50e9, 1e-6 * (1 + s));
  }
  const ranks: number[] = [];
  const nics: number[] = [];
  for (const [s, gpuCount] of drawn.servers.entries()) {
    const { gpus, nics: own } = drawServer(drawing, `server[${s}]`, { gpuCount, switchCount: drawn.switchCount });
    if (drawn.hasDirectLinks) for (const gpu of gpus.slice(1)) drawing.cable(gpus[0], gpu, 25e9, 2e-7, 'xgmi-mi300');
    const host = drawn.hasHosts ? drawing.node(`server[${s}]/host`, 'host') : -1;
    for (const [g, nic] of own.entries()) {
      if (host >= 0) drawing.cable(nic, host, 63e9, 500e-9, 'pcie5-x16');
      drawing.cable(nic, leaves[g % leaves.length], 50e9, 875e-9);
      if (drawn.isDualHomed) drawing.cable(nic, leaves[(g + 1) % leaves.length], 25e9, 975e-9);
    }
    for (const [g, gpu] of gpus.entries()) {
      ranks.push(gpu);
      nics.push(drawn.nicCount === 0 ? -1 : own[g % Math.min(drawn.nicCount, own.length)]);
    }
  }
  const graph = drawing.graph();
  const count = graph.linkFrom.length;
  // One direction of a cable, or both.
  const isDown = new Set(drawn.dead.flatMap((each) => (each % 3 === 0 ? [each % count] : [each % count, (each % count) ^ 1])));
  const bandwidth = graph.linkBandwidthBytesPerSecond.slice();
  for (const each of drawn.slowed) bandwidth[each % count] *= 0.3;
  return {
    graph: { ...graph, linkBandwidthBytesPerSecond: bandwidth },
    members: { ranks, nics },
    isLinkUsed: (link: number): boolean => !isDown.has(link),
  };
}

const drawings: fc.Arbitrary<Drawn> = fc.record({
  servers: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 }),
  switchCount: fc.integer({ min: 0, max: 3 }),
  nicCount: fc.integer({ min: 0, max: 5 }),
  hasHosts: fc.boolean(),
  leafCount: fc.integer({ min: 1, max: 3 }),
  spineCount: fc.integer({ min: 0, max: 3 }),
  isDualHomed: fc.boolean(),
  hasDirectLinks: fc.boolean(),
  dead: fc.array(fc.nat(10_000), { maxLength: 3 }),
  slowed: fc.array(fc.nat(10_000), { maxLength: 5 }),
});

const policies: readonly NonNullable<RoutingInput['scaleOut']>[] = [
  ...routingPolicies.members.map(({ kind }) => ({ kind })),
  { kind: 'ecmp', queuePairCount: 3 },
  { kind: 'rail-optimised', forwardAt: 'destination' },
];

test.each(policies)('an exchange is the sum of its pairs on any fabric, with faults, by $kind', (scaleOut) => {
  let used = 0;
  fc.assert(
    fc.property(drawings, fc.constantFrom('spray', 'ecmp'), fc.boolean(), (drawn, scaleUp, isExplicit) => {
      const { graph, members, isLinkUsed } = draw(drawn);
      const explicit = isExplicit
        ? [{ from: Int32Array.from(graph.nodeIds.keys()), to: Int32Array.from(graph.nodeIds.keys()), via: Int32Array.of(0) }]
        : [];
      const config: RouterConfig = { seed: 7, scaleOut, scaleUp: { kind: scaleUp }, isLinkUsed, explicit };
      used += expectSame(new Router(graph, config), members);
    }),
    { numRuns: 120 },
  );
  // Not only cases that no path joins.
  expect(used).toBeGreaterThan(1000);
});

test('two racks of eight, by hand: 56 pairs over the planes of each, 128 over the NICs', () => {
  const { graph, members } = draw({
    servers: [8, 8],
    switchCount: 4,
    nicCount: 8,
    hasHosts: false,
    leafCount: 1,
    spineCount: 0,
    isDualHomed: false,
    hasDirectLinks: false,
    dead: [],
    slowed: [],
  });
  const shares = new Map<number, number>();
  const ways = addExchange(new Router(graph, { seed: 1 }), members, 1, {
    add: (link, each) => void shares.set(link, (shares.get(link) ?? 0) + each),
  });
  // Each GPU sends to seven of its rack over four planes, and to eight others by its NIC.
  for (const [link, each] of shares) expect(each).toBeCloseTo(isScaleUpLink(graph, link) ? 7 / 4 : 8, 12);
  // 2 × 16 GPUs × 4 planes; and of each of 16 NICs the PCIe link and the cable, both ways.
  expect(shares.size).toBe(2 * 16 * 4 + 2 * 16 * 2);
  expect(ways.insideLatencySeconds).toBeCloseTo(2 * 350e-9, 15);
  expect(ways.outsideLatencySeconds).toBeCloseTo(2 * 500e-9 + 2 * 875e-9, 15);
});
