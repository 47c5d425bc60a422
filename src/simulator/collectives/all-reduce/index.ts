import { kindFamily } from '../../../base/kinds.ts';
import { collNet } from './coll-net.ts';
import { direct } from './direct.ts';
import { hierarchical } from './hierarchical.ts';
import { inNetwork } from './in-network.ts';
import { inNetworkTree } from './in-network-tree.ts';
import { multiDimensionalRing } from './multi-dimensional-ring.ts';
import { oneShot } from './one-shot.ts';
import { recursiveHalvingDoubling } from './recursive-halving-doubling.ts';
import { ring } from './ring.ts';
import { tree } from './tree.ts';
import { twoShot } from './two-shot.ts';

/** Ways to run an all-reduce. */
export const allReduceAlgorithms = kindFamily('all-reduce algorithm', [
  oneShot,
  twoShot,
  ring,
  tree,
  inNetwork,
  inNetworkTree,
  collNet,
  multiDimensionalRing,
  direct,
  recursiveHalvingDoubling,
  hierarchical,
]);
