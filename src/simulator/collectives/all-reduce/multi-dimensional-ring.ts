import type { CollectiveAlgorithm } from '../algorithm.ts';
import { planGridRings } from '../grid-rings.ts';

/** On accelerators joined as a ring, torus, open mesh or HyperX: rings along each dimension, as TPU pods run it. */
export const multiDimensionalRing: CollectiveAlgorithm = {
  kind: 'multi-dimensional-ring',
  label: 'multi-dimensional ring all-reduce',
  from: 'library',
  plan(input) {
    return planGridRings(input, this.label, input.timings.ring, ['reduce-scatter', 'all-gather']);
  },
};
