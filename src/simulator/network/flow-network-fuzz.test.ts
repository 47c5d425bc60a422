import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FlowClass } from './flow-class.ts';
import { FlowNetwork } from './flow-network.ts';

const linkCount = 6;
const paths = fc.uniqueArray(fc.nat(linkCount - 1), { minLength: 1, maxLength: 3 });
const steps = fc.array(
  fc.oneof(
    fc.record({
      what: fc.constant('start' as const),
      which: fc.nat(7),
      bytes: fc.integer({ min: 0, max: 30 }),
      cap: fc.constantFrom(Infinity, Infinity, 2),
    }),
    fc.record({ what: fc.constant('cap' as const), which: fc.nat(20), rate: fc.constantFrom(0.5, 3, Infinity) }),
    fc.record({ what: fc.constant('cancel' as const), which: fc.nat(20) }),
    fc.record({ what: fc.constant('demand' as const), which: fc.nat(3), rate: fc.constantFrom(0, 1, 2.5, 8) }),
    fc.record({ what: fc.constant('capacity' as const), which: fc.nat(linkCount - 1), rate: fc.constantFrom(0, 0.5, 4, 10) }),
    fc.record({ what: fc.constant('reroute' as const), which: fc.nat(20), to: fc.nat(7) }),
    fc.record({ what: fc.constant('wait' as const), which: fc.constant(0), seconds: fc.constantFrom(0.25, 1, 3) }),
  ),
  { minLength: 1, maxLength: 60 },
);

interface Trace {
  readonly rates: number[];
  readonly carried: Float64Array;
  readonly byClass: Float64Array;
}

/** Plays the steps; every flow that is alive is looked at after each wait. */
function play(
  routes: readonly number[][],
  script: typeof steps extends fc.Arbitrary<infer S> ? S : never,
  solving: 'incremental' | 'full',
): Trace {
  const network = new FlowNetwork(new Float64Array(linkCount).fill(10), { bucketSeconds: 0.5, solving });
  const capacity = new Array<number>(linkCount).fill(10);
  const classes = routes.map(
    (links): FlowClass => ({
      links: Int32Array.from(links),
      memberCounts: new Float64Array(links.length).fill(1),
      memberTotal: 1,
      latencySeconds: 0.1,
    }),
  );
  const demands = [0, 1, 2, 3].map((d) => network.addDemand(classes[d], 'ep', d >> 1));
  const alive: { handle: number; path: number }[] = [];
  const rates: number[] = [];
  const remove = (handle: number): void => {
    alive.splice(
      alive.findIndex((flow) => flow.handle === handle),
      1,
    );
  };
  for (const step of script) {
    const flow = alive[step.which % Math.max(alive.length, 1)];
    if (step.what === 'start') {
      const handle = network.startFlow(classes[step.which], step.bytes, 'kv', { rateCapBytesPerSecond: step.cap });
      alive.push({ handle, path: step.which });
    } else if (step.what === 'cap' && flow) network.setRateCap(flow.handle, step.rate);
    else if (step.what === 'reroute' && flow) network.rerouteFlow(flow.handle, classes[step.to]);
    else if (step.what === 'cancel' && flow) {
      remove(flow.handle);
      network.cancelFlow(flow.handle);
    } else if (step.what === 'demand') network.setDemand(demands[step.which], step.rate);
    else if (step.what === 'capacity') {
      capacity[step.which] = step.rate;
      network.setCapacity(step.which, step.rate);
    } else if (step.what === 'wait') {
      network.advanceTo(network.nowSeconds + step.seconds, remove);
      for (const { handle } of alive) rates.push(network.memberRate(handle), network.remainingBytesPerMember(handle));
      for (const demand of demands) rates.push(network.demandRate(demand), network.shareIfActive(demand));
      for (let link = 0; link < linkCount; link += 1) {
        expect(network.linkRate(link)).toBeLessThanOrEqual(capacity[link] * (1 + 1e-9));
      }
    }
  }
  const { carriedBytes, bytesByClass, bucketCount } = network.linkSeries(new Array<string>(linkCount).fill(''));
  const carried = new Float64Array(linkCount);
  for (let i = 0; i < bucketCount * linkCount; i += 1) carried[i % linkCount] += carriedBytes[i];
  return { rates, carried, byClass: bytesByClass };
}

test('whatever changes when, changed parts alone are solved to the same rates, and the books agree', () => {
  fc.assert(
    fc.property(fc.array(paths, { minLength: 8, maxLength: 8 }), steps, (routes, script) => {
      const fast = play(routes, script, 'incremental');
      const full = play(routes, script, 'full');
      expect(fast.rates.length).toBe(full.rates.length);
      fast.rates.forEach((rate, i) => {
        expect(Math.abs(rate - full.rates[i])).toBeLessThanOrEqual(1e-9 * (1 + full.rates[i]));
      });
      for (let link = 0; link < linkCount; link += 1) {
        let byClass = 0;
        for (let k = 0; k < 10; k += 1) byClass += fast.byClass[link * 10 + k];
        expect(Math.abs(fast.carried[link] - byClass)).toBeLessThanOrEqual(1e-9 * (1 + byClass));
        expect(Math.abs(fast.carried[link] - full.carried[link])).toBeLessThanOrEqual(1e-9 * (1 + byClass));
      }
    }),
    { numRuns: 200 },
  );
});
