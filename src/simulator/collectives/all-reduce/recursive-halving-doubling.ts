import { type CollectiveAlgorithm, candidate, insideError, rankCount } from '../algorithm.ts';
import { exchangePhases } from '../pairwise-exchanges.ts';

/**
 * Recursive halving, then doubling (Rabenseifner): log2 n exchanges of a half, a quarter, … of the payload, the largest with the nearest
 * rank, to reduce, and the same back to gather: 2 (n − 1)/n S in 2 log2 n steps. For powers of two.
 *
 * @see Thakur, Rabenseifner and Gropp, Optimization of collective communication operations in MPICH, 2005
 */
export const recursiveHalvingDoubling: CollectiveAlgorithm = {
  kind: 'recursive-halving-doubling',
  label: 'recursive halving and doubling all-reduce',
  from: 'request',
  plan(input) {
    const timing = input.timings.ring;
    const scatter = exchangePhases(input, timing, 'halving');
    const gather = exchangePhases(input, timing, 'doubling');
    if (!scatter || !gather) return null;
    return candidate(this.label, 1 / rankCount(input), insideError(input, timing), [...scatter, ...gather]);
  },
};
