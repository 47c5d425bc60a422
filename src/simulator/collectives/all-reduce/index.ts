import { kindFamily } from '../../../base/kinds.ts';
import { inNetwork } from './in-network.ts';
import { oneShot } from './one-shot.ts';
import { ring } from './ring.ts';
import { tree } from './tree.ts';
import { twoShot } from './two-shot.ts';

/** Ways to run an all-reduce. */
export const allReduceAlgorithms = kindFamily('all-reduce algorithm', [oneShot, twoShot, ring, tree, inNetwork]);
