import { expect, test } from 'vitest';
import { trafficClasses } from '../../results/index.ts';
import type { CollectivePlan } from '../collectives/index.ts';
import type { FaultInput } from '../simulation-input.ts';
import { serve } from './serve.ts';
import type { ServingSystem } from './serving-system.ts';
import { linearSystem, traceOf } from './testing/linear-system.ts';

const quiet = { hasLeaps: true, onTick: () => {} };

function fault(links: number[], rateFraction: number, fromSeconds: number, untilSeconds = Number.POSITIVE_INFINITY): FaultInput {
  return { target: 'test', nodes: new Int32Array(0), links: Int32Array.from(links), rateFraction, fromSeconds, untilSeconds };
}

/** One prefill of 1 s that sends 2,000 B over `p0->sw` (link 0) and `sw->p1` (link 3) of 1,000 B/s, two decode steps of 0.1 s. */
function transferUnder(...faults: FaultInput[]) {
  const system = linearSystem({
    pools: [
      { role: 'prefill', replicaCount: 1, step: { hostSeconds: 1, kvBytesPerToken: 20 } },
      { role: 'decode', replicaCount: 1, step: { hostSeconds: 0.1 } },
    ],
    trace: traceOf([[0, 100, 3]]),
    linkBytesPerSecond: 1000,
  });
  return serve({ ...system, input: { ...system.input, faults } }, quiet);
}

test('a transfer goes on at half the rate while a cable is slowed, and its bytes are all counted', () => {
  // From 1 s: 1 s at 1,000 B/s, then 0.5 s at 500 B/s, then 750 B at 1,000 B/s: ends at 3.25.
  const { requests, links } = transferUnder(fault([3], 0.5, 2, 2.5));
  expect(requests.finishedAtSeconds[0]).toBeCloseTo(3.25 + 0.2, 9);
  for (const link of [0, 3]) expect(links.bytesByClass[link * trafficClasses.length + trafficClasses.indexOf('kv')]).toBeCloseTo(2000, 6);
  // Utilisation is of the cable as drawn: 2,000 B over 3.45 s at 1,000 B/s.
  expect(links.meanUtilizationFraction[3]).toBeCloseTo(2000 / 3450, 6);
});

test('a transfer waits while its only cable is down, and none of it is lost', () => {
  // 0.5 s before the fault, the other 1.5 s of transfer after the repair at 7: ends at 8.5.
  const { requests, summary } = transferUnder(fault([3], 0, 1.5, 7));
  expect(requests.finishedAtSeconds[0]).toBeCloseTo(8.7, 9);
  expect(requests.kvVisibleSeconds[0]).toBeCloseTo(7.5, 9);
  expect(summary.requests.completed).toBe(1);
});

test('a request whose cable is never repaired is rejected and said so, and the run ends', () => {
  const { requests, summary } = transferUnder(fault([0, 1], 0, 1.5));
  expect(requests.outcome[0]).toBe(1);
  expect(summary.requests).toMatchObject({ arrived: 1, completed: 0, rejected: 1 });
  expect(summary.assumptions.map(({ code }) => code)).toContain('stranded-requests');
});

test('two faults of one cable at once multiply', () => {
  // From 1 to 2 s at 0.5 × 0.5 = 250 B/s, then at 500: 2,000 − 250 = 1,750 B in 3.5 s: ends at 5.5.
  const { requests } = transferUnder(fault([3], 0.5, 0.5), fault([0, 3], 0.5, 1, 2));
  expect(requests.finishedAtSeconds[0]).toBeCloseTo(2 + 3 + 0.2 + 0.5, 9);
});

function plan(link: number, bytesPerSecond: number): CollectivePlan {
  return {
    algorithm: 'test',
    trafficClass: 'tp',
    flowClass: { links: Int32Array.of(link), memberCounts: Float64Array.of(1), memberTotal: 1, latencySeconds: 0 },
    linkBytesPerPayloadByte: Float64Array.of(1),
    seconds: (bytes, shareFraction) => bytes / (bytesPerSecond * shareFraction),
  };
}

/** One mixed replica: a prefill step, then ten decode steps, each 0.1 s of host and 100 B on link 0 of 1,000 B/s. */
function stepsUnder(replan: ServingSystem['replan'], ...faults: FaultInput[]) {
  const system = linearSystem({
    pools: [
      {
        role: 'mixed',
        replicaCount: 1,
        step: { hostSeconds: 0.1, collectives: [{ plan: plan(0, 1000), callsPerStep: 1, payloadBytes: () => 100 }] },
      },
    ],
    trace: traceOf([[0, 1, 11]]),
    linkBytesPerSecond: 1000,
  });
  return serve({ ...system, replan, input: { ...system.input, faults } }, quiet);
}

test('steps take longer while a cable of their collective is slowed', () => {
  // 11 steps of 0.2 s. From 0.4 to 1.0 s at half rate: steps of 0.3 s, two of them; then 7 more of 0.2 s: 1.0 + 1.4.
  expect(stepsUnder(undefined, fault([0], 0.5, 0.4, 1)).requests.finishedAtSeconds[0]).toBeCloseTo(2.4, 9);
  expect(stepsUnder(undefined).requests.finishedAtSeconds[0]).toBeCloseTo(2.2, 9);
});

test('a collective whose cable is down takes another way if there is one, and stands still if there is none', () => {
  // Another way at a quarter of the rate, over link 1: 0.1 + 0.4 s a step. From 0.4 to 1.4: two such steps; 7 more of 0.2 s.
  const slower = () => plan(1, 250);
  const rerouted = stepsUnder(slower, fault([0], 0, 0.4, 1.4));
  expect(rerouted.requests.finishedAtSeconds[0]).toBeCloseTo(1.4 + 1.4, 9);
  const tp = (link: number) => rerouted.links.bytesByClass[link * trafficClasses.length + trafficClasses.indexOf('tp')];
  expect(tp(0)).toBeCloseTo(900, 6);
  expect(tp(1)).toBeCloseTo(200, 6);
  // No other way: it loses the two seconds of the fault (0.4 to 2.4).
  const still = stepsUnder(() => null, fault([0], 0, 0.4, 2.4));
  expect(still.requests.finishedAtSeconds[0]).toBeCloseTo(4.2, 6);
  expect(stepsUnder(() => null, fault([0], 0, 0.4)).summary.requests.rejected).toBe(1);
});
