import { type RandomStream, randomStream } from '../../base/rng.ts';
import { arrivalKinds } from './arrival-kinds.ts';
import { lengthQuantile } from './length-kinds.ts';
import { PrefixBlocks } from './prefix-blocks.ts';
import type { RequestClassConfig } from './request-class.ts';
import type { RequestTrace } from './request-trace.ts';

/**
 * The first `requestCount` requests of all classes together, by arrival. Each class has its own streams for gaps, inputs
 * and outputs, so that a change in one class leaves the requests of the others as they were.
 */
export function generateRequests(classes: readonly RequestClassConfig[], requestCount: number, seed: number): RequestTrace {
  const sources = classes.map((requestClass) => {
    const gaps: RandomStream = randomStream(seed, `arrivals/${requestClass.id}`);
    const arrivals = arrivalKinds.get(requestClass.arrivals.kind);
    return {
      nextGapSeconds: () => arrivals.nextGapSeconds(requestClass.arrivals, gaps),
      inputs: randomStream(seed, `input-tokens/${requestClass.id}`),
      outputs: randomStream(seed, `output-tokens/${requestClass.id}`),
      inputTokens: lengthQuantile(requestClass.inputTokens),
      outputTokens: lengthQuantile(requestClass.outputTokens),
    };
  });
  const nextAtSeconds = sources.map((source) => source.nextGapSeconds());
  const trace = {
    arrivedAtSeconds: new Float64Array(requestCount),
    inputTokensCount: new Int32Array(requestCount),
    outputTokensCount: new Int32Array(requestCount),
    classIndex: new Int32Array(requestCount),
  };
  const prefixes = new PrefixBlocks(classes, seed);
  for (let i = 0; i < requestCount; i += 1) {
    let first = 0;
    for (let c = 1; c < sources.length; c += 1) if (nextAtSeconds[c] < nextAtSeconds[first]) first = c;
    const source = sources[first];
    trace.arrivedAtSeconds[i] = nextAtSeconds[first];
    trace.inputTokensCount[i] = source.inputTokens(source.inputs());
    trace.outputTokensCount[i] = source.outputTokens(source.outputs());
    trace.classIndex[i] = first;
    prefixes.add(first, trace.inputTokensCount[i]);
    nextAtSeconds[first] += source.nextGapSeconds();
  }
  const blocks = prefixes.finish();
  return blocks === null ? trace : { ...trace, blocks };
}
