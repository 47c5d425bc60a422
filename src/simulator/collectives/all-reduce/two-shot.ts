import { type CollectiveAlgorithm, candidate, isInsideNodes, rankCount } from '../algorithm.ts';
import { PhaseBuilder } from '../phase-builder.ts';
import { startSeconds } from '../timings/index.ts';

/** Each rank reduces its n-th of the payload and all read the results: 2 (n − 1)/n S in and out of each rank, two steps. */
export const twoShot: CollectiveAlgorithm = {
  kind: 'two-shot',
  label: 'two-shot all-reduce',
  from: 'engine',
  plan(input) {
    const timing = input.timings.twoShot;
    if (!timing || !isInsideNodes(input)) return null;
    const phase = new PhaseBuilder(input.context);
    for (const { group, nodes } of input.layouts) phase.sendToAll(group, nodes[0], 2 / group.ranks.length);
    const start = startSeconds(timing, rankCount(input));
    return candidate(this.label, 2 / rankCount(input), timing.medianErrorFraction, [
      phase.build({ timing, startSeconds: start, insideSteps: 2 }),
    ]);
  },
};
