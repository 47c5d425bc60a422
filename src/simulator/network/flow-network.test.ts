import { expect, test } from 'vitest';
import { trafficClassIndex } from '../../results/index.ts';
import type { FlowClass } from './flow-class.ts';
import { FlowNetwork } from './flow-network.ts';

function over(links: number[], counts: number[] = links.map(() => 1), latencySeconds = 0): FlowClass {
  return { links: Int32Array.from(links), memberCounts: Float64Array.from(counts), memberTotal: 1, latencySeconds };
}

/** Runs to the end. @returns completion by handle */
function drain(network: FlowNetwork, until = Infinity): Map<number, number> {
  const done = new Map<number, number>();
  for (let at = network.nextEventSeconds(); at <= until && at < Infinity; at = network.nextEventSeconds()) {
    network.advanceTo(at, (flow, atSeconds) => done.set(flow, atSeconds));
  }
  if (until < Infinity) network.advanceTo(until, (flow, atSeconds) => done.set(flow, atSeconds));
  return done;
}

const network = (...capacities: number[]): FlowNetwork => new FlowNetwork(Float64Array.from(capacities), { bucketSeconds: 1 });

test('two KV transfers that share one link each get half of it', () => {
  const net = network(50e9, 50e9, 50e9);
  // Links 0 and 1 are the transfers' own, link 2 is shared: 25 GB/s each until the first, 1 GB, ends at 0.04 s.
  const a = net.startFlow(over([0, 2]), 1e9, 'kv');
  const b = net.startFlow(over([1, 2]), 3e9, 'kv');
  net.advanceTo(0.01, () => {});
  expect(net.memberRate(a)).toBe(25e9);
  expect(net.memberRate(b)).toBe(25e9);
  const done = drain(net);
  expect(done.get(a)).toBeCloseTo(0.04, 12);
  // 2 GB are left and go at 50 GB/s: 0.04 + 0.04.
  expect(done.get(b)).toBeCloseTo(0.08, 12);
});

test('a KV transfer and a collective on one link slow each other', () => {
  const net = network(50e9);
  const demand = net.addDemand(over([0]), 'ep', 0);
  // The collective is on half of the time at full rate: 25 GB/s on average. One KV transfer gets the other 25 GB/s.
  net.setDemand(demand, 25e9);
  const a = net.startFlow(over([0]), 2.5e9, 'kv');
  net.advanceTo(0.01, () => {});
  expect(net.memberRate(a)).toBe(25e9);
  expect(net.demandRate(demand)).toBe(25e9);
  // While on, it would share the link with the transfer half and half.
  expect(net.shareIfActive(demand)).toBeCloseTo(0.5, 12);
  expect(net.takeChangedDemands()).toEqual([demand]);
  expect(net.takeChangedDemands()).toEqual([]);
  // A second transfer: three ask for more than a third of the link each, so each gets 50/3 GB/s.
  const b = net.startFlow(over([0]), 2.5e9, 'kv');
  net.advanceTo(0.02, () => {});
  expect(net.demandRate(demand)).toBeCloseTo(50e9 / 3, 0);
  expect(net.shareIfActive(demand)).toBeCloseTo(1 / 3, 12);
  expect(net.memberRate(a)).toBeCloseTo(50e9 / 3, 0);
  expect(net.memberRate(b)).toBeCloseTo(50e9 / 3, 0);
  const done = drain(net);
  // a: 0.25 GB by 0.01, 0.25 GB more by 0.02... at 25 then 50/3 GB/s: 2.5 − 0.25 (to 0.01) = 2.25 GB at 50/3 GB/s.
  expect(done.get(a)).toBeCloseTo(0.01 + 2.25 / (50 / 3), 10);
  // Then b has 0.25 GB left, at 25 GB/s beside the demand's 25.
  expect(done.get(b)).toBeCloseTo(0.145 + 0.25 / 25, 10);
  expect(net.shareIfActive(demand)).toBe(1);
});

test('traffic limited elsewhere leaves a collective the rest of the link', () => {
  const net = network(50e9, 10e9);
  const demand = net.addDemand(over([0], [2]), 'ep', 0);
  net.setDemand(demand, 5e9);
  net.startFlow(over([0, 1]), 1e9, 'kv');
  net.advanceTo(0.01, () => {});
  // The transfer is held to 10 GB/s by link 1: two members share 40 GB/s; alone they would have 25 each.
  expect(net.shareIfActive(demand)).toBeCloseTo(20 / 25, 12);
});

test('demands of one owner take turns, those of two owners share', () => {
  const net = network(10);
  const mine = net.addDemand(over([0]), 'tp', 0);
  net.addDemand(over([0]), 'ep', 0);
  expect(net.shareIfActive(mine)).toBe(1);
  const theirs = net.addDemand(over([0]), 'tp', 1);
  net.setDemand(theirs, 4);
  // Their average of 4 is below an equal share of 10: it stays, mine gets 6 of 10.
  expect(net.shareIfActive(mine)).toBeCloseTo(0.6, 12);
  net.removeDemand(theirs);
  expect(net.shareIfActive(mine)).toBe(1);
});

test('a demand is counted on its links, alone or beside flows', () => {
  const net = new FlowNetwork(Float64Array.of(10, 10), { bucketSeconds: 0.1 });
  const demand = net.addDemand(over([0, 1], [1, 2]), 'tp', 0);
  net.setDemand(demand, 2);
  net.advanceTo(1.05, () => {});
  net.setDemand(demand, 1);
  net.advanceTo(2, () => {});
  // 1.05 s at 2 and 0.95 s at 1: 3.05 per member. Then a flow of 4 on link 1 at 8 (2 are the demand's): 0.5 s.
  net.startFlow(over([1]), 4, 'kv');
  const [[, end]] = drain(net);
  expect(end).toBeCloseTo(2.5, 12);
  net.advanceTo(3, () => {});
  net.setDemand(demand, 0);
  net.advanceTo(4, () => {});
  // Members have 3.05 + 1 s at 1 = 4.05 bytes; link 1 has two members and the flow.
  const series = net.linkSeries(['a', 'b']);
  const total = (link: number): number => {
    let sum = 0;
    for (let bucket = 0; bucket < series.bucketCount; bucket += 1) sum += series.carriedBytes[2 * bucket + link];
    return sum;
  };
  expect(total(0)).toBeCloseTo(4.05, 9);
  expect(total(1)).toBeCloseTo(8.1 + 4, 9);
  expect(series.bytesByClass[10 + trafficClassIndex.tp]).toBeCloseTo(8.1, 9);
  expect(series.bytesByClass[10 + trafficClassIndex.kv]).toBeCloseTo(4, 9);
  expect(series.meanUtilizationFraction[0]).toBeCloseTo(4.05 / 40, 9);
  // Link 1 is full from 2 to 2.5 s.
  expect(series.peakUtilizationFraction[1]).toBeCloseTo(1, 9);
  // Two of 40 windows are above the 95th percentile of link 0, all of its first 10 windows carry 2 of 10.
  expect(series.p95UtilizationFraction[0]).toBeCloseTo(0.2, 1);
});

test('a cap holds a flow until it is lifted', () => {
  const net = network(50e9);
  // Layerwise: made at 10 GB/s until 0.1 s, when 1 of 3 GB has gone; the rest at 50 GB/s.
  const flow = net.startFlow(over([0]), 3e9, 'kv', { rateCapBytesPerSecond: 10e9 });
  net.advanceTo(0.1, () => {});
  net.setRateCap(flow, Infinity);
  expect(drain(net).get(flow)).toBeCloseTo(0.14, 12);
});

test('capping one of several flows of a class parts it from them', () => {
  const net = network(30);
  const shared = over([0]);
  const [a, b, c] = [60, 60, 60].map((bytes) => net.startFlow(shared, bytes, 'kv'));
  net.advanceTo(1, () => {});
  net.setRateCap(a, 5);
  // From 1 s: 5 for a, 12.5 for b and c with 50 left each: 5 s. Then a has 50 − 20 = 30 left at 5.
  const done = drain(net);
  expect(done.get(b)).toBeCloseTo(5, 12);
  expect(done.get(c)).toBeCloseTo(5, 12);
  expect(done.get(a)).toBeCloseTo(11, 12);
});

test('a cancelled flow leaves its share to the others and keeps what it carried on the books', () => {
  const net = network(10);
  const a = net.startFlow(over([0]), 100, 'kv');
  const b = net.startFlow(over([0]), 100, 'tier');
  net.advanceTo(4, () => {});
  net.cancelFlow(a);
  // b has 80 left at 10: 12 s.
  expect(drain(net).get(b)).toBeCloseTo(12, 12);
  const { bytesByClass } = net.linkSeries(['l']);
  expect(bytesByClass[trafficClassIndex.kv]).toBeCloseTo(20, 9);
  expect(bytesByClass[trafficClassIndex.tier]).toBeCloseTo(100, 9);
});

test('weights divide a full link in proportion', () => {
  const net = network(30);
  const heavy = net.startFlow(over([0]), 20, 'kv', { weight: 2 });
  const light = net.startFlow(over([0]), 20, 'kv');
  net.advanceTo(0.5, () => {});
  expect(net.memberRate(heavy)).toBeCloseTo(20, 12);
  expect(net.memberRate(light)).toBeCloseTo(10, 12);
});

test('a class of eight striped members on a shared link is eight flows there', () => {
  const net = network(90, 20);
  const striped = net.startFlow(over([0], [8]), 100, 'kv');
  const single = net.startFlow(over([0, 1]), 100, 'kv');
  net.advanceTo(1, () => {});
  // Nine members share 90.
  expect(net.memberRate(striped)).toBeCloseTo(10, 12);
  expect(net.memberRate(single)).toBeCloseTo(10, 12);
});

test('a link that slows down slows its flows, and is restored', () => {
  const net = network(10);
  const flow = net.startFlow(over([0]), 100, 'kv');
  net.advanceTo(2, () => {});
  net.setCapacity(0, 5);
  net.advanceTo(6, () => {});
  net.setCapacity(0, 10);
  // 20 by 2 s, 20 more by 6 s, 60 at 10.
  expect(drain(net).get(flow)).toBeCloseTo(12, 12);
});

test('latency and set-up are paid once, before the first byte, without bandwidth', () => {
  const net = network(10);
  const late = net.startFlow(over([0], [1], 1), 10, 'kv', { delaySeconds: 1 });
  const early = net.startFlow(over([0]), 20, 'kv');
  const done = drain(net);
  expect(done.get(early)).toBeCloseTo(2, 12);
  expect(done.get(late)).toBeCloseTo(3, 12);
});

test('odd amounts give the right answer: no bytes, no links, no capacity, no end of it, 2^60 bytes', () => {
  const net = network(0, Infinity, 2 ** 40);
  const none = net.startFlow(over([2], [1], 0.5), 0, 'kv');
  const nowhere = net.startFlow(over([], [], 0.25), 100, 'kv');
  const dead = net.startFlow(over([0]), 1, 'kv');
  const instant = net.startFlow(over([1], [1], 1), 1e15, 'kv');
  const huge = net.startFlow(over([2]), 2 ** 60, 'kv');
  const done = drain(net);
  expect(done.get(none)).toBe(0.5);
  expect(done.get(nowhere)).toBe(0.25);
  expect(done.get(instant)).toBeCloseTo(1, 12);
  expect(done.get(huge)).toBeCloseTo(2 ** 20, 6);
  expect(done.has(dead)).toBe(false);
  expect(net.memberRate(dead)).toBe(0);
  expect(() => network(-1)).toThrow('a capacity is a number');
  expect(() => network(Number.NaN)).toThrow('a capacity is a number');
  expect(() => net.startFlow(over([2]), Number.NaN, 'kv')).toThrow('finite number of bytes');
});

test('a thousand identical flows cost one solve in and one out', () => {
  const net = network(50e9);
  const shared = over([0]);
  for (let i = 0; i < 1000; i += 1) net.startFlow(shared, 5e5, 'kv');
  const done = drain(net);
  // 1000 × 0.5 MB at 50 GB/s.
  for (const at of done.values()) expect(at).toBeCloseTo(0.01, 12);
  expect(net.solveCount).toBeLessThanOrEqual(3);
});

test('a rerouted flow carries what is left over the new links, and both keep their bytes', () => {
  const net = network(10, 5);
  const flow = net.startFlow(over([0]), 100, 'kv');
  net.advanceTo(4, () => {});
  net.setCapacity(0, 0);
  expect(net.isStalled(flow)).toBe(true);
  // Two members over link 1: 60 left are 30 each, at 2.5 each.
  net.rerouteFlow(flow, { ...over([1], [2]), memberTotal: 2 });
  expect(net.isStalled(flow)).toBe(false);
  expect(drain(net).get(flow)).toBeCloseTo(4 + 12, 12);
  const { bytesByClass, meanUtilizationFraction } = net.linkSeries(['a', 'b']);
  expect(bytesByClass[trafficClassIndex.kv]).toBeCloseTo(40, 9);
  expect(bytesByClass[10 + trafficClassIndex.kv]).toBeCloseTo(60, 9);
  expect(meanUtilizationFraction[0]).toBeCloseTo(40 / 160, 9);
});

test('what a demand gets alone follows the capacity of its links', () => {
  const net = network(10);
  const demand = net.addDemand(over([0]), 'tp', 0);
  net.setDemand(demand, 8);
  net.advanceTo(1, () => {});
  net.setCapacity(0, 4);
  expect(net.shareIfActive(demand)).toBeCloseTo(0.4, 12);
  expect(net.takeChangedDemands()).toEqual([demand]);
  net.advanceTo(3, () => {});
  // 8 in the first second, then 4 a second.
  expect(net.linkSeries(['a']).bytesByClass[trafficClassIndex.tp]).toBeCloseTo(16, 9);
  net.setCapacity(0, 0);
  expect(net.shareIfActive(demand)).toBe(0);
  net.setCapacity(0, 10);
  expect(net.shareIfActive(demand)).toBe(1);
});
