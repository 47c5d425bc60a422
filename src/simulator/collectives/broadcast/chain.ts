import { type CollectiveAlgorithm, candidate, insideError, isInsideNodes, nodeCount, rankCount } from '../algorithm.ts';
import { PhaseBuilder } from '../phase-builder.ts';
import { startSeconds } from '../timings/index.ts';

/** S from the first rank to the next and so on, in a pipeline: S in and out of each rank (NCCL's ring broadcast). */
export const chain: CollectiveAlgorithm = {
  kind: 'chain',
  label: 'chain broadcast',
  from: 'library',
  plan(input) {
    const timing = input.timings.allGather;
    const phase = new PhaseBuilder(input.context);
    for (const { group, nodes } of input.layouts) {
      const order = nodes.flat();
      for (let at = 0; at + 1 < order.length; at += 1) phase.send(group, order[at], order[at + 1], 1);
    }
    const n = rankCount(input);
    const k = nodeCount(input);
    const { baseSeconds, insideSeconds, networkSeconds } = input.context.timings.network.ring;
    const start = isInsideNodes(input) ? startSeconds(timing, n) : baseSeconds + (n - k) * insideSeconds + (k - 1) * networkSeconds;
    return candidate(this.label, 1, insideError(input, timing), [
      phase.build({ timing, startSeconds: start, insideSteps: n - k, networkSteps: k - 1 }),
    ]);
  },
};
