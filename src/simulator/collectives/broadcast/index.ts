import { kindFamily } from '../../../base/kinds.ts';
import { chain } from './chain.ts';
import { multicast } from './multicast.ts';
import { tree } from './tree.ts';

/** Ways to bring what the first rank of a group has to all others. */
export const broadcastAlgorithms = kindFamily('broadcast algorithm', [chain, tree, multicast]);
