import { kindFamily } from '../../../base/kinds.ts';
import { direct } from './direct.ts';
import { railForwarded } from './rail-forwarded.ts';

/** Ways to run an all-to-all. */
export const allToAllAlgorithms = kindFamily('all-to-all algorithm', [direct, railForwarded]);
