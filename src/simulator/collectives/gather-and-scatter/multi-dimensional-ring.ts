import { planGridRings } from '../grid-rings.ts';
import { type Form, timingOf } from './form.ts';

/** On accelerators joined as a ring, torus, open mesh or HyperX: rings along each dimension. */
export const multiDimensionalRing: Form = {
  kind: 'multi-dimensional-ring',
  name: 'multi-dimensional ring',
  from: 'library',
  plan(input, operation, label) {
    return planGridRings(input, label, timingOf(input, operation), [operation]);
  },
};
