import { kindFamily } from '../../../base/kinds.ts';
import { direct } from './direct.ts';
import { hierarchical } from './hierarchical.ts';
import { oneCopyPerRank } from './one-copy-per-rank.ts';
import { railForwarded, sourceForwarded } from './rail-forwarded.ts';

/** Ways to run an all-to-all, those of expert exchanges among them. */
export const allToAllAlgorithms = kindFamily('all-to-all algorithm', [
  direct,
  sourceForwarded,
  railForwarded,
  oneCopyPerRank,
  hierarchical,
]);
