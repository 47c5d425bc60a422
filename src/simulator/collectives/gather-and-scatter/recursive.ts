import { candidate, insideError, rankCount } from '../algorithm.ts';
import { exchangePhases } from '../pairwise-exchanges.ts';
import { type Form, timingOf } from './form.ts';

/** Recursive doubling (all-gather) or halving (reduce-scatter): log2 n exchanges, (n − 1)/n S. For powers of two. */
export const recursive: Form = {
  kind: 'recursive',
  name: 'recursive',
  from: 'request',
  plan(input, operation, label) {
    const timing = timingOf(input, operation);
    const phases = exchangePhases(input, timing, operation === 'all-gather' ? 'doubling' : 'halving');
    return phases && candidate(label, 1 / rankCount(input), insideError(input, timing), phases);
  },
};
