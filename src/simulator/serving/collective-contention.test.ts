import { expect, test } from 'vitest';
import { trafficClasses } from '../../results/index.ts';
import type { StepModel } from '../compute/index.ts';
import { serve } from './serve.ts';
import { linearStepModel, linearSystem, traceOf } from './testing/linear-system.ts';

/** One call a step of `payloadBytes` over a cable of 1,000 B/s. */
function collective(link: number, payloadBytes: number): StepModel['collectives'] {
  return [
    {
      plan: {
        algorithm: 'test',
        trafficClass: 'tp',
        flowClass: { links: Int32Array.of(link), memberCounts: Float64Array.of(1), memberTotal: 1, latencySeconds: 0 },
        linkBytesPerPayloadByte: Float64Array.of(1),
        seconds: (bytes, shareFraction) => bytes / (1000 * shareFraction),
      },
      callsPerStep: 1,
      payloadBytes: () => payloadBytes,
    },
  ];
}

test('a collective on the link of a KV transfer slows both', () => {
  // Replica 0 prefills, 1 decodes. Its cable sw->p1 is link 3. A long decode (request 0) runs a collective of 100 B each step
  // on that cable: alone 0.1 s of a step of 0.1 s, so it asks for the whole 1,000 B/s. Request 1 sends 1,000 B of KV.
  const system = linearSystem({
    pools: [
      { role: 'prefill', replicaCount: 1, step: { hostSeconds: 0.5, kvBytesPerToken: 10 } },
      { role: 'decode', replicaCount: 1, step: { collectives: collective(3, 100) } },
    ],
    trace: traceOf([
      [0, 1, 101],
      [1.5, 100, 2],
    ]),
    linkBytesPerSecond: 1000,
  });
  const { requests, links } = serve(system, { hasLeaps: true, onTick: () => {} });
  // Request 0: prefill to 0.5, 10 B of KV to 0.51, then steps of 0.1 s.
  // Request 1: prefill from 1.5 to 2.0; KV from 2.0 against the collective: 500 B/s each, so 2 s instead of 1.
  expect(requests.kvVisibleSeconds[1]).toBeCloseTo(2, 9);
  // While it lasts a step takes 0.2 s: of the 100 steps, 2 s cover 10 instead of 20, so the end is 1 s later than 10.51.
  expect(requests.finishedAtSeconds[0]).toBeCloseTo(11.51, 9);
  // Bytes are kept: 100 steps of 100 B, and 1,010 B of KV.
  const row = links.linkIds.indexOf('sw->p1') * trafficClasses.length;
  expect(links.bytesByClass[row + trafficClasses.indexOf('kv')]).toBeCloseTo(1010, 6);
  expect(links.bytesByClass[row + trafficClasses.indexOf('tp')]).toBeCloseTo(10_000, 6);
});

test('a step that communicates half of its time is slowed only in that half', () => {
  // As above with 0.1 s of computing in each step: alone 0.2 s, half of it communication.
  const system = linearSystem({
    pools: [
      { role: 'prefill', replicaCount: 1, step: { hostSeconds: 0.5, kvBytesPerToken: 10 } },
      { role: 'decode', replicaCount: 1, step: { hostSeconds: 0.1, collectives: collective(3, 100) } },
    ],
    trace: traceOf([
      [0, 1, 101],
      [1.5, 100, 2],
    ]),
    linkBytesPerSecond: 1000,
  });
  const { requests } = serve(system, { hasLeaps: true, onTick: () => {} });
  // While both are on: the collective gets half of its rate, a step takes 0.1 + 0.2 = 0.3 s and carries 100 B: 333 B/s on
  // average. The transfer has the rest, 667 B/s: 1.5 s. Meanwhile 5 steps instead of 7.5: 0.5 s later than 0.51 + 20.
  expect(requests.kvVisibleSeconds[1]).toBeCloseTo(1.5, 6);
  expect(requests.finishedAtSeconds[0]).toBeCloseTo(21.01, 6);
});

test('the collectives of two replicas on one cable halve each other', () => {
  const alone = linearStepModel({ collectives: collective(0, 100) });
  const parts = { gemm: 0, attention: 0, expertWeights: 0, collectives: 0, imbalance: 0, bubble: 0, host: 0 };
  alone.sharedParts(1, 1, 1, 0.5, parts);
  expect(parts.collectives).toBe(0.2);
  const system = linearSystem({
    pools: [{ role: 'mixed', replicaCount: 2, step: { collectives: collective(0, 100) } }],
    trace: traceOf([
      [0, 1, 11],
      [0, 1, 11],
    ]),
    linkBytesPerSecond: 1000,
  });
  const { requests } = serve(system, { hasLeaps: true, onTick: () => {} });
  // 11 steps each, of 0.1 s alone, 0.2 s together.
  expect([...requests.finishedAtSeconds].map((seconds) => Number(seconds.toFixed(9)))).toEqual([2.2, 2.2]);
});
