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

/** One prompt of 100 tokens, 0.01 s and 10 B each, in chunks; then decode with steps of 0.5 s. */
function oneTransfer(kvTransfer: Parameters<typeof linearSystem>[0]['kvTransfer'], linkBytesPerSecond: number, tokenBudgetCount = 25) {
  return serve(
    linearSystem({
      pools: [
        {
          role: 'prefill',
          replicaCount: 1,
          step: { secondsPerToken: 0.01, kvBytesPerToken: 10 },
          scheduler: { kind: 'chunked-prefill', tokenBudgetCount, maxBatchCount: 8 },
        },
        { role: 'decode', replicaCount: 1, step: { hostSeconds: 0.5 } },
      ],
      trace: traceOf([[0, 100, 2]]),
      linkBytesPerSecond,
      kvTransfer,
    }),
    quiet,
  );
}

test('chunk by chunk, what is seen of a transfer is its last chunk, or what the network could not carry', () => {
  const visible = (rate: number, setupSeconds = 0) =>
    oneTransfer({ kind: 'chunkwise', setupSeconds, descriptorSeconds: 0 }, rate).requests.kvVisibleSeconds[0];
  // T = 1 s, X = 1,000 B / rate, c = 4: max(X / c, X − T (c − 1) / c).
  expect(visible(10_000)).toBeCloseTo(0.025, 12); // X = 0.1
  expect(visible(1000)).toBeCloseTo(0.25, 12); // X = 1: both
  expect(visible(500)).toBeCloseTo(1.25, 12); // X = 2
  // Each chunk is a call of its own: 0.025 + 0.1 s, hidden but for the last.
  expect(visible(10_000, 0.1)).toBeCloseTo(0.125, 12);
});

test('chunk by chunk all bytes are carried, once', () => {
  const { summary, links } = oneTransfer({ kind: 'chunkwise' }, 1000);
  expect(summary.kvTransfer.bytes).toBe(1000);
  const carried = links.bytesByClass.reduce((sum, bytes) => sum + bytes, 0);
  // Up to the switch and down from it.
  expect(carried).toBeCloseTo(2000, 6);
});

test('set-up delays a transfer after prefill, and is hidden behind prefill when layers stream', () => {
  const visible = (kind: 'blocking' | 'layerwise') =>
    oneTransfer({ kind, setupSeconds: 0.1, descriptorSeconds: 0 }, 10_000, 100).requests.kvVisibleSeconds[0];
  expect(visible('blocking')).toBeCloseTo(0.1 + 0.1, 12);
  // Four layers of 0.25 s; sending 750 B takes from 0.35 to 1.0 s: the last layer, 250 B, is left.
  expect(visible('layerwise')).toBeCloseTo(0.025, 12);
});

test('a decode replica that pulls reads at its next step', () => {
  const pools = [
    { role: 'prefill', replicaCount: 1, step: { secondsPerToken: 0.01, kvBytesPerToken: 10 } },
    { role: 'decode', replicaCount: 1, step: { hostSeconds: 0.8 } },
  ] as const;
  const run = (kind: 'blocking' | 'pull') =>
    serve(
      linearSystem({
        pools,
        // The first keeps decode busy from 1.1 s on, in steps of 0.8 s; the second is prefilled at 1.5 s.
        trace: traceOf([
          [0, 100, 6],
          [1, 50, 2],
        ]),
        linkBytesPerSecond: 10_000,
        kvTransfer: { kind },
      }),
      quiet,
    ).requests.kvVisibleSeconds;
  expect(run('blocking')[1]).toBeCloseTo(0.05, 9);
  // Step from 1.1 to 1.9 s under way: 0.4 s, then 500 B at 10,000 B/s.
  expect(run('pull')[1]).toBeCloseTo(0.45, 9);
  expect(run('pull')[0]).toBeCloseTo(0.1, 9);
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
