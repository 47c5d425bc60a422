import { kindFamily } from '../../../base/kinds.ts';
import { direct } from './direct.ts';
import { algorithmOf } from './form.ts';
import { inNetwork } from './in-network.ts';
import { multiDimensionalRing } from './multi-dimensional-ring.ts';
import { recursive } from './recursive.ts';
import { ring } from './ring.ts';

const forms = [ring, multiDimensionalRing, direct, recursive, inNetwork] as const;

/** Ways to run an all-gather. */
export const allGatherAlgorithms = kindFamily(
  'all-gather algorithm',
  forms.map((form) => algorithmOf(form, 'all-gather')),
);
/** Ways to run a reduce-scatter. */
export const reduceScatterAlgorithms = kindFamily(
  'reduce-scatter algorithm',
  forms.map((form) => algorithmOf(form, 'reduce-scatter')),
);
