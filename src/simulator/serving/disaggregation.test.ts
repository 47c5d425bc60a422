import { expect, test } from 'vitest';
import { tpotParts, ttftParts } from '../../results/index.ts';
import { serve } from './serve.ts';
import { linearSystem, traceOf } from './testing/linear-system.ts';

const quiet = { hasLeaps: true, onTick: () => {} };
const alone = { kind: 'continuous-batching', tokenBudgetCount: 100_000, maxBatchCount: 1 } as const;

function part(rows: Float64Array, parts: readonly string[], request: number, name: string): number {
  return rows[request * parts.length + parts.indexOf(name)];
}

test('TTFT and TPOT of a disaggregated pair add up on paper', () => {
  const system = linearSystem({
    pools: [
      { role: 'prefill', replicaCount: 1, step: { hostSeconds: 0.1, secondsPerToken: 0.01, kvBytesPerToken: 2 } },
      { role: 'decode', replicaCount: 1, step: { hostSeconds: 0.02, secondsPerContextToken: 1e-4 } },
    ],
    trace: traceOf([[5, 100, 4]]),
    linkBytesPerSecond: 1000,
  });
  const { requests, summary } = serve(system, quiet);
  // Prefill: 0.1 + 100 × 0.01 = 1.1 s. KV: 200 B at 1,000 B/s = 0.2 s.
  // Decode: three steps that read 101, 102, 103 tokens: 3 × 0.02 + 306e-4 = 0.0906 s.
  expect(requests.firstTokenAtSeconds[0]).toBeCloseTo(6.1, 12);
  expect(requests.finishedAtSeconds[0]).toBeCloseTo(6.1 + 0.2 + 0.0906, 12);
  expect(part(requests.ttftPartsSeconds, ttftParts, 0, 'gemm')).toBeCloseTo(1, 12);
  expect(part(requests.ttftPartsSeconds, ttftParts, 0, 'host')).toBeCloseTo(0.1, 12);
  expect(part(requests.tpotPartsSeconds, tpotParts, 0, 'kvTransfer')).toBeCloseTo(0.2 / 3, 12);
  expect(part(requests.tpotPartsSeconds, tpotParts, 0, 'attention')).toBeCloseTo(0.0306 / 3, 12);
  expect(requests.kvBytes[0]).toBe(200);
  expect(requests.kvVisibleSeconds[0]).toBeCloseTo(0.2, 12);
  expect(summary.tpotSeconds.mean).toBeCloseTo(0.2906 / 3, 12);
  // Gaps: 0.2 + 0.02 + 0.0101, then 0.0302 and 0.0303; the mean is exact.
  expect(summary.itlSeconds.mean).toBeCloseTo(0.2906 / 3, 12);
  expect(summary.kvTransfer.bytes).toBe(200);
});

test('with the first token from decode, TTFT holds the transfer and the first decode step', () => {
  const system = linearSystem({
    pools: [
      { role: 'prefill', replicaCount: 1, step: { secondsPerToken: 0.01, kvBytesPerToken: 2 } },
      { role: 'decode', replicaCount: 1, step: { hostSeconds: 0.02, secondsPerContextToken: 1e-4 } },
    ],
    trace: traceOf([[0, 100, 3]]),
    linkBytesPerSecond: 1000,
    firstTokenFrom: 'decode',
  });
  const { requests } = serve(system, quiet);
  // Prefill 1 s, KV 0.2 s, first step reads the 100 tokens of the prompt: 0.03 s.
  expect(requests.firstTokenAtSeconds[0]).toBeCloseTo(1.23, 12);
  expect(part(requests.ttftPartsSeconds, ttftParts, 0, 'kvTransfer')).toBeCloseTo(0.2, 12);
  expect(part(requests.ttftPartsSeconds, ttftParts, 0, 'firstStep')).toBeCloseTo(0.03, 12);
  // Two more steps read 101 and 102 tokens.
  expect(requests.finishedAtSeconds[0]).toBeCloseTo(1.23 + 0.0301 + 0.0302, 12);
});

test('two KV transfers that share one link each get half of it, and TTFT says so', () => {
  // Two prefill replicas finish at the same instant; both send 1,000 B to the one decode replica over its 1,000 B/s cable.
  const pools = [
    { role: 'prefill', replicaCount: 2, step: { secondsPerToken: 0.01, kvBytesPerToken: 10 } },
    { role: 'decode', replicaCount: 1, step: { hostSeconds: 0.5 } },
  ] as const;
  const both = serve(
    linearSystem({
      pools,
      trace: traceOf([
        [0, 100, 2],
        [0, 100, 2],
      ]),
      linkBytesPerSecond: 1000,
      firstTokenFrom: 'decode',
    }),
    quiet,
  ).requests;
  const one = serve(
    linearSystem({ pools, trace: traceOf([[0, 100, 2]]), linkBytesPerSecond: 1000, firstTokenFrom: 'decode' }),
    quiet,
  ).requests;
  // Alone: 1 s prefill + 1 s transfer + 0.5 s step. Together 500 B/s each: 2 s of transfer.
  expect(one.firstTokenAtSeconds[0]).toBeCloseTo(2.5, 12);
  for (const request of [0, 1]) {
    expect(both.firstTokenAtSeconds[request]).toBeCloseTo(3.5, 12);
    expect(part(both.ttftPartsSeconds, ttftParts, request, 'kvTransfer')).toBeCloseTo(2, 12);
  }
});

test('layer by layer, what is seen of a transfer is its last layer, or what the network could not carry', () => {
  const visible = (linkBytesPerSecond: number) =>
    serve(
      linearSystem({
        pools: [
          { role: 'prefill', replicaCount: 1, step: { secondsPerToken: 0.01, kvBytesPerToken: 10 } },
          { role: 'decode', replicaCount: 1, step: { hostSeconds: 0.5 } },
        ],
        trace: traceOf([[0, 100, 2]]),
        linkBytesPerSecond,
        kvTransfer: { kind: 'layerwise' },
        layerCount: 4,
      }),
      quiet,
    ).requests.kvVisibleSeconds[0];
  // T = 1 s, X = 1,000 B / rate, l = 4: max(X / l, X − T (l − 1) / l).
  expect(visible(10_000)).toBeCloseTo(0.025, 12); // X = 0.1
  expect(visible(1000)).toBeCloseTo(0.25, 12); // X = 1: both
  expect(visible(500)).toBeCloseTo(1.25, 12); // X = 2
});

test('when decode is full, KV stays on the prefill replica and holds up the next prompt', () => {
  // Decode holds one sequence. Prefill holds two prompts of 96 tokens: 12 pages of 16 tokens, and one of watermark.
  const system = linearSystem({
    pools: [
      { role: 'prefill', replicaCount: 1, step: { hostSeconds: 1, kvBytesPerToken: 1, kvCapacityTokens: 208 }, scheduler: alone },
      { role: 'decode', replicaCount: 1, step: { hostSeconds: 1 }, scheduler: alone },
    ],
    trace: traceOf([
      [0, 96, 21],
      [0, 96, 21],
      [0, 96, 21],
      [0, 96, 21],
    ]),
    linkBytesPerSecond: 96,
  });
  const { requests } = serve(system, quiet);
  // Request 0: prefill to 1, KV to 2, decode 20 steps to 22. Request 1: prefill to 2; the place is free at 22, KV to 23,
  // decode to 43. Request 2 takes the pages that request 0 left at 2: prefill to 3. Request 3 finds none until 1's KV has gone, at 23.
  expect([...requests.firstTokenAtSeconds]).toEqual([1, 2, 3, 24]);
  expect([...requests.finishedAtSeconds]).toEqual([22, 43, 64, 85]);
  // 20 s of waiting for the place, in 20 gaps.
  expect(part(requests.tpotPartsSeconds, tpotParts, 1, 'bubble')).toBeCloseTo(1, 12);
  expect(part(requests.ttftPartsSeconds, ttftParts, 3, 'prefillQueue')).toBeCloseTo(23, 12);
});
