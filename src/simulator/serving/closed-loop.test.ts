import { expect, test } from 'vitest';
import { estimateSystem } from '../steady-state/index.ts';
import type { RequestClassConfig } from '../workload/index.ts';
import { serve } from './serve.ts';
import type { ServingSystem } from './serving-system.ts';
import { linearSystem, traceOf } from './testing/linear-system.ts';

const options = { hasLeaps: true, onTick: () => {} };

function closedClass(id: string, concurrencyCount: number, outputTokens: number, thinkSeconds = 0): RequestClassConfig {
  return {
    id,
    arrivals: { kind: 'closed-loop', concurrencyCount, thinkSeconds },
    inputTokens: { kind: 'constant', tokensCount: 10 },
    outputTokens: { kind: 'constant', tokensCount: outputTokens },
    prefix: { kind: 'none' },
  };
}

/** Steps of one second, whatever is in them; `maxBatchCount` requests at a time. */
function system(classes: readonly RequestClassConfig[], requestCount: number, maxBatchCount = 256): ServingSystem {
  const base = linearSystem({
    pools: [
      {
        role: 'mixed',
        replicaCount: 1,
        step: { hostSeconds: 1 },
        scheduler: { kind: 'chunked-prefill', tokenBudgetCount: 10_000, maxBatchCount },
      },
    ],
    trace: traceOf([]),
  });
  return { ...base, input: { ...base.input, workload: { kind: 'generated', classes, requestCount } } };
}

test('each request of a closed loop arrives when one before it has ended, so that as many are in flight all the time', () => {
  // Three users, answers of 4 tokens at 1 s a step, all in one batch: waves of three at 0, 4, 8 and 12 s.
  const { requests, summary } = serve(system([closedClass('chat', 3, 4)], 12), options);
  expect([...requests.arrivedAtSeconds]).toEqual([0, 0, 0, 4, 4, 4, 8, 8, 8, 12, 12, 12]);
  expect(summary.simulatedSeconds).toBe(16);
  expect(summary.throughput.requestsPerSecond).toBe(12 / 16);
});

test('a user thinks between the end of a request and the arrival of its next', () => {
  const { requests } = serve(system([closedClass('chat', 1, 2, 5)], 3), options);
  // 2 s of service, 5 s of thought.
  expect([...requests.arrivedAtSeconds]).toEqual([0, 7, 14]);
});

test('with more users than places the rate is that of the places, and the others wait (Little)', () => {
  // Four users, two places, 10 s each: 0.2 requests a second; a request stays 4 / 0.2 = 20 s, half of it waiting.
  const { summary } = serve(system([closedClass('chat', 4, 10)], 402, 2), options);
  const staySeconds = summary.e2eSeconds.mean ?? Number.NaN;
  expect(summary.throughput.requestsPerSecond).toBeCloseTo(0.2, 2);
  expect(staySeconds * summary.throughput.requestsPerSecond).toBeCloseTo(4, 1);
});

test('closed and open classes mix; a refused request of a closed loop brings the next', () => {
  const refused: RequestClassConfig = { ...closedClass('too-long', 1, 5), inputTokens: { kind: 'constant', tokensCount: 2_000_000 } };
  const { summary } = serve(system([closedClass('chat', 2, 5), refused], 20), options);
  expect(summary.requests.arrived).toBe(20);
  expect(summary.requests.rejected).toBeGreaterThan(0);
  const open: RequestClassConfig = { ...closedClass('open', 1, 5), arrivals: { kind: 'poisson', ratePerSecond: 0.4 } };
  const mixed = serve(system([closedClass('chat', 2, 5), open], 400), options);
  // Two users at 5 s each are 0.4 a second, as many as the open class brings.
  const ofChat = mixed.requests.arrivedAtSeconds.length * 0.5;
  expect(mixed.summary.requests.completed).toBe(400);
  expect(mixed.summary.simulatedSeconds).toBeGreaterThan((ofChat / 0.4) * 0.8);
  expect(mixed.summary.simulatedSeconds).toBeLessThan((ofChat / 0.4) * 1.2);
});

test('the estimate finds the rate at which requests stay as long as that rate makes them', () => {
  // Steps of 1 s: a request takes 20 s plus the wait for a step to end, whatever the batch.
  const summary = estimateSystem(system([closedClass('chat', 8, 20)], 400));
  const staySeconds = summary.e2eSeconds.mean ?? Number.NaN;
  expect(summary.throughput.requestsPerSecond * staySeconds).toBeCloseTo(8, 1);
  const simulated = serve(system([closedClass('chat', 8, 20)], 400), options);
  expect(summary.throughput.requestsPerSecond / simulated.summary.throughput.requestsPerSecond).toBeGreaterThan(0.9);
  expect(summary.throughput.requestsPerSecond / simulated.summary.throughput.requestsPerSecond).toBeLessThan(1.1);
  expect(summary.assumptions.map(({ code }) => code)).toContain('closed-loop-as-poisson');
});

test('a request takes its engine a while before the scheduler sees it: TTFT grows by exactly that, the device is not busier', () => {
  // One user, steps of 1 s, 2 tokens: 0.25 s on the way, prompt 1 s, second token 1 s; the next comes 2.25 s later.
  const way = { hostSeconds: 1, requestSeconds: 0.25 };
  const base = system([closedClass('chat', 1, 2)], 3);
  const pools = [{ role: 'mixed' as const, replicaCount: 1, step: way }];
  const { stepModels } = linearSystem({ pools, trace: traceOf([]) });
  const { requests, summary } = serve({ ...base, stepModels }, options);
  expect([...requests.arrivedAtSeconds]).toEqual([0, 2.25, 4.5]);
  expect(summary.ttftBreakdownSeconds.route).toBe(0.25);
  expect(summary.ttftBreakdownSeconds.prefillQueue).toBe(0);
  expect(summary.ttftSeconds.mean).toBe(1.25);
  expect(summary.tpotSeconds.mean).toBe(1);
  expect(estimateSystem({ ...base, stepModels }).ttftBreakdownSeconds.route).toBe(0.25);
});
