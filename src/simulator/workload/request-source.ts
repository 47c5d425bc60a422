import { invariant } from '../../base/assert.ts';
import { type RandomStream, randomStream } from '../../base/rng.ts';
import { EventQueue } from '../kernel/event-queue.ts';
import { openProcess } from './arrival-kinds.ts';
import { lengthQuantile } from './length-kinds.ts';
import { PrefixBlocks } from './prefix-blocks.ts';
import type { RequestClassConfig } from './request-class.ts';
import type { RequestTrace } from './request-trace.ts';

/** Where a run takes its requests from, one by one, in order of arrival: in a closed loop the next waits for one to end. */
export interface RequestSource {
  /** Filled up as requests come; of a trace, whole from the start. */
  readonly requests: RequestTrace;
  /** Infinity: no more, or none until another ends. */
  nextArrivalSeconds(): number;
  /** Takes the next request; its index. There must be one. */
  take(): number;
  /** Request `index` has left the system. */
  ended(index: number, atSeconds: number): void;
}

/** The requests of a trace, as recorded. */
export function traceSource(requests: RequestTrace): RequestSource {
  const { arrivedAtSeconds } = requests;
  let next = 0;
  return {
    requests,
    nextArrivalSeconds: () => (next < arrivedAtSeconds.length ? arrivedAtSeconds[next] : Number.POSITIVE_INFINITY),
    take() {
      next += 1;
      return next - 1;
    },
    ended() {},
  };
}

/** Requests that come one by one; what they share is booked as they do. */
function generatedSource(
  classes: readonly RequestClassConfig[],
  requestCount: number,
  seed: number,
  prefixes: PrefixBlocks,
): RequestSource {
  const queue = new EventQueue();
  const sources = classes.map((requestClass, index) => {
    const { arrivals } = requestClass;
    let nextGapSeconds: (() => number) | null = null;
    if (arrivals.kind === 'closed-loop') {
      const users = Math.min(requestCount, arrivals.concurrencyCount);
      for (let user = 0; user < users; user += 1) queue.schedule(0, 0, index);
    } else {
      const gaps: RandomStream = randomStream(seed, `arrivals/${requestClass.id}`);
      nextGapSeconds = openProcess(arrivals).gaps(arrivals, gaps);
      queue.schedule(nextGapSeconds(), 0, index);
    }
    return {
      nextGapSeconds,
      thinkSeconds: arrivals.kind === 'closed-loop' ? arrivals.thinkSeconds : 0,
      inputs: randomStream(seed, `input-tokens/${requestClass.id}`),
      outputs: randomStream(seed, `output-tokens/${requestClass.id}`),
      inputTokens: lengthQuantile(requestClass.inputTokens),
      outputTokens: lengthQuantile(requestClass.outputTokens),
    };
  });
  const requests = {
    arrivedAtSeconds: new Float64Array(requestCount),
    inputTokensCount: new Int32Array(requestCount),
    outputTokensCount: new Int32Array(requestCount),
    classIndex: new Int32Array(requestCount),
  };
  let taken = 0;
  return {
    requests,
    nextArrivalSeconds: () => (taken < requestCount ? queue.nextSeconds() : Number.POSITIVE_INFINITY),
    take() {
      invariant(taken < requestCount && queue.pop(), 'there is a request to take');
      const index = queue.poppedSubject;
      const source = sources[index];
      requests.arrivedAtSeconds[taken] = queue.poppedAtSeconds;
      requests.inputTokensCount[taken] = source.inputTokens(source.inputs());
      requests.outputTokensCount[taken] = source.outputTokens(source.outputs());
      requests.classIndex[taken] = index;
      if (source.nextGapSeconds !== null) queue.schedule(queue.poppedAtSeconds + source.nextGapSeconds(), 0, index);
      prefixes.add(index, requests.inputTokensCount[taken]);
      taken += 1;
      return taken - 1;
    },
    ended(index, atSeconds) {
      const source = sources[requests.classIndex[index]];
      if (source.nextGapSeconds === null) queue.schedule(atSeconds + source.thinkSeconds, 0, requests.classIndex[index]);
    },
  };
}

/**
 * The first `requestCount` requests of all classes together, by arrival: made beforehand where none waits for another to end.
 * Each class has its own streams for gaps, inputs, outputs and prefixes, so that a change in one class leaves the requests of
 * the others as they were.
 */
export function requestSource(classes: readonly RequestClassConfig[], requestCount: number, seed: number): RequestSource {
  const isOpen = classes.every(({ arrivals }) => arrivals.kind !== 'closed-loop');
  if (isOpen) return traceSource(generateRequests(classes, requestCount, seed));
  const prefixes = new PrefixBlocks(classes, seed, requestCount);
  const source = generatedSource(classes, requestCount, seed, prefixes);
  const blocks = prefixes.finish();
  return blocks === null ? source : { ...source, requests: { ...source.requests, blocks } };
}

/** All requests of classes whose arrivals do not wait for earlier requests to end: as a run would meet them. */
export function generateRequests(classes: readonly RequestClassConfig[], requestCount: number, seed: number): RequestTrace {
  const prefixes = new PrefixBlocks(classes, seed);
  const source = generatedSource(classes, requestCount, seed, prefixes);
  for (let i = 0; i < requestCount; i += 1) {
    invariant(source.nextArrivalSeconds() < Number.POSITIVE_INFINITY, 'open arrivals never run out');
    source.take();
  }
  const blocks = prefixes.finish();
  return blocks === null ? source.requests : { ...source.requests, blocks };
}

/** Nominal rate of all classes together; null if one waits for earlier requests to end, so that its rate is a result. */
export function meanRatePerSecond(classes: readonly RequestClassConfig[]): number | null {
  let ratePerSecond = 0;
  for (const { arrivals } of classes) {
    if (arrivals.kind === 'closed-loop') return null;
    ratePerSecond += openProcess(arrivals).meanRatePerSecond(arrivals);
  }
  return ratePerSecond;
}
