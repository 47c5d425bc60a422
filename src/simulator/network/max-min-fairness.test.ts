import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FlowNetwork } from './flow-network.ts';

interface Flow {
  readonly links: readonly number[];
  readonly weights: readonly number[];
  readonly cap: number;
  readonly startSeconds: number;
  readonly bytes: number;
}

/** Plain progressive filling from scratch: all rise together until a link is full or a cap is reached. */
function referenceRates(capacities: readonly number[], flows: readonly Flow[]): number[] {
  const rates = flows.map(() => 0);
  const isOpen = flows.map(() => true);
  while (isOpen.includes(true)) {
    let level = Infinity;
    const levelOf = capacities.map((capacity, link) => {
      let weight = 0;
      let used = 0;
      flows.forEach((flow, f) => {
        flow.links.forEach((l, i) => {
          if (l !== link) return;
          if (isOpen[f]) weight += flow.weights[i];
          else used += flow.weights[i] * rates[f];
        });
      });
      const full = weight > 0 ? Math.max(0, capacity - used) / weight : Infinity;
      level = Math.min(level, full);
      return full;
    });
    flows.forEach((flow, f) => {
      if (isOpen[f]) level = Math.min(level, flow.cap);
    });
    flows.forEach((flow, f) => {
      if (!isOpen[f]) return;
      if (flow.cap <= level || flow.links.some((link) => levelOf[link] <= level * (1 + 1e-12))) {
        rates[f] = Math.min(level, flow.cap);
        isOpen[f] = false;
      }
    });
  }
  return rates;
}

/** Completion times with rates from scratch at each event. */
function referenceCompletions(capacities: readonly number[], flows: readonly Flow[]): number[] {
  const left = flows.map((flow) => flow.bytes);
  const done = flows.map(() => Infinity);
  let now = 0;
  for (;;) {
    const active = flows.flatMap((flow, f) => (flow.startSeconds <= now && done[f] === Infinity ? [f] : []));
    const rates = referenceRates(
      capacities,
      active.map((f) => flows[f]),
    );
    const starts = flows.flatMap((flow) => (flow.startSeconds > now ? [flow.startSeconds] : []));
    const next = Math.min(...starts, ...active.map((f, i) => now + left[f] / rates[i]));
    if (next === Infinity) return done;
    active.forEach((f, i) => {
      left[f] -= rates[i] * (next - now);
      if (left[f] <= 1e-9 * flows[f].bytes) done[f] = next;
    });
    now = next;
  }
}

/** Networks of up to 12 links with up to 25 flows: shared and nested bottlenecks, ties, caps, fractional members. */
const scenarios = fc.record({
  capacities: fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 12 }),
  flows: fc.array(
    fc.record({
      picks: fc.array(fc.nat(11), { minLength: 1, maxLength: 5 }),
      weights: fc.array(fc.constantFrom(1, 1, 1, 0.25, 0.5, 3), { minLength: 5, maxLength: 5 }),
      cap: fc.constantFrom(Infinity, Infinity, Infinity, 0.3, 1, 2.5),
      start: fc.nat(6),
      bytes: fc.integer({ min: 1, max: 20 }),
    }),
    { minLength: 1, maxLength: 25 },
  ),
});

function flowsOf(scenario: typeof scenarios extends fc.Arbitrary<infer S> ? S : never): Flow[] {
  return scenario.flows.map((flow) => {
    const links = [...new Set(flow.picks.map((pick) => pick % scenario.capacities.length))];
    return { links, weights: flow.weights.slice(0, links.length), cap: flow.cap, startSeconds: flow.start / 2, bytes: flow.bytes };
  });
}

function start(network: FlowNetwork, flow: Flow): number {
  const flowClass = {
    links: Int32Array.from(flow.links),
    memberCounts: Float64Array.from(flow.weights),
    memberTotal: 1,
    latencySeconds: flow.startSeconds,
  };
  return network.startFlow(flowClass, flow.bytes, 'kv', { rateCapBytesPerSecond: flow.cap });
}

function completions(capacities: readonly number[], flows: readonly Flow[], solving: 'incremental' | 'full') {
  const network = new FlowNetwork(Float64Array.from(capacities), { bucketSeconds: 0.1, solving });
  const handles = flows.map((flow) => start(network, flow));
  const done = flows.map(() => Infinity);
  const index = new Map(handles.map((handle, f) => [handle, f]));
  for (let at = network.nextEventSeconds(); at < Infinity; at = network.nextEventSeconds()) {
    network.advanceTo(at, (handle, atSeconds) => {
      done[index.get(handle) as number] = atSeconds;
    });
  }
  return { done, network };
}

test('completion times are those of progressive filling from scratch, for any graph and flows', () => {
  fc.assert(
    fc.property(scenarios, (scenario) => {
      const flows = flowsOf(scenario);
      const expected = referenceCompletions(scenario.capacities, flows);
      const { done } = completions(scenario.capacities, flows, 'incremental');
      done.forEach((at, f) => {
        expect(Math.abs(at - expected[f])).toBeLessThan(1e-9 * expected[f]);
      });
    }),
    { numRuns: 400 },
  );
});

test('filling what a change can reach gives the same as filling everything', () => {
  fc.assert(
    fc.property(scenarios, (scenario) => {
      const flows = flowsOf(scenario);
      const full = completions(scenario.capacities, flows, 'full').done;
      completions(scenario.capacities, flows, 'incremental').done.forEach((at, f) => {
        expect(Math.abs(at - full[f])).toBeLessThan(1e-9 * full[f]);
      });
    }),
    { numRuns: 250 },
  );
});

test('no link carries more than its capacity, and each flow is at its cap or has a full link on which no flow is faster', () => {
  fc.assert(
    fc.property(scenarios, fc.nat(6), (scenario, halves) => {
      const { capacities } = scenario;
      const flows = flowsOf(scenario);
      const network = new FlowNetwork(Float64Array.from(capacities), { bucketSeconds: null });
      const handles = flows.map((flow) => start(network, flow));
      const gone = new Set<number>();
      network.advanceTo(halves / 2, (handle) => gone.add(handle));
      const rates = handles.map((handle) => (gone.has(handle) ? 0 : network.memberRate(handle)));
      const loads = capacities.map((_, link) =>
        flows.reduce((sum, flow, f) => sum + rates[f] * (flow.links.includes(link) ? flow.weights[flow.links.indexOf(link)] : 0), 0),
      );
      loads.forEach((load, link) => {
        expect(load).toBeLessThanOrEqual(capacities[link] * (1 + 1e-9));
        expect(network.linkRate(link)).toBeCloseTo(load, 9);
      });
      flows.forEach((flow, f) => {
        if (gone.has(handles[f]) || flow.startSeconds > halves / 2) return;
        const isHeld = flow.links.some((link) => {
          const fastest = Math.max(...flows.map((other, o) => (other.links.includes(link) ? rates[o] : 0)));
          return loads[link] >= capacities[link] * (1 - 1e-9) && rates[f] >= fastest * (1 - 1e-9);
        });
        expect(isHeld || rates[f] >= flow.cap * (1 - 1e-12)).toBe(true);
      });
    }),
    { numRuns: 250 },
  );
});

test('the series of each link holds the bytes of the flows that crossed it', () => {
  fc.assert(
    fc.property(scenarios, (scenario) => {
      const flows = flowsOf(scenario);
      const { network } = completions(scenario.capacities, flows, 'incremental');
      const { carriedBytes, bucketCount, bytesByClass } = network.linkSeries(scenario.capacities.map(String));
      const linkCount = scenario.capacities.length;
      scenario.capacities.forEach((_, link) => {
        const expected = flows.reduce(
          (sum, flow) => sum + flow.bytes * (flow.links.includes(link) ? flow.weights[flow.links.indexOf(link)] : 0),
          0,
        );
        let carried = 0;
        for (let bucket = 0; bucket < bucketCount; bucket += 1) carried += carriedBytes[bucket * linkCount + link];
        expect(Math.abs(carried - expected)).toBeLessThanOrEqual(1e-9 * expected);
        let byClass = 0;
        for (let k = 0; k < 10; k += 1) byClass += bytesByClass[link * 10 + k];
        expect(Math.abs(byClass - expected)).toBeLessThanOrEqual(1e-9 * expected);
      });
    }),
    { numRuns: 150 },
  );
});
