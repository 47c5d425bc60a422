import { type CollectiveAlgorithm, candidate, isInsideNodes, rankCount } from '../algorithm.ts';
import { PhaseBuilder } from '../phase-builder.ts';
import { startSeconds } from '../timings/index.ts';

/** Each rank reads the whole payload of all others and reduces for itself: (n − 1) S in and out of each rank, one step. */
export const oneShot: CollectiveAlgorithm = {
  kind: 'one-shot',
  label: 'one-shot all-reduce',
  from: 'engine',
  plan(input) {
    const timing = input.timings.oneShot;
    if (!timing || !isInsideNodes(input)) return null;
    const phase = new PhaseBuilder(input.context);
    for (const { group, nodes } of input.layouts) phase.sendToAll(group, nodes[0], 1);
    const start = startSeconds(timing, rankCount(input));
    return candidate(this.label, 1, timing.medianErrorFraction, [phase.build({ timing, startSeconds: start, insideSteps: 1 })]);
  },
};
