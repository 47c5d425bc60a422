import { type CollectiveAlgorithm, candidate, insideError, isInsideNodes, rankCount } from '../algorithm.ts';
import { PhaseBuilder } from '../phase-builder.ts';
import { startSeconds } from '../timings/index.ts';

/**
 * Direct reduce-scatter and all-gather, over any layout: every rank sends each other rank the n-th that it reduces, then its result:
 * 2 (n − 1)/n S in and out of each rank, two steps. MSCCL++ and RCCL have it inside a node; NCCL does not choose it.
 */
export const direct: CollectiveAlgorithm = {
  kind: 'direct',
  label: 'direct all-reduce',
  from: 'request',
  plan(input) {
    const n = rankCount(input);
    const timing = input.timings.allToAll;
    const { baseSeconds, networkSeconds } = input.context.timings.network.ring;
    const phases = [0, 1].map(() => {
      const phase = new PhaseBuilder(input.context);
      for (const { group } of input.layouts) phase.sendToAll(group, [...group.ranks.keys()], 1 / group.ranks.length);
      return isInsideNodes(input)
        ? phase.build({ timing, startSeconds: startSeconds(timing, n), insideSteps: 1 })
        : phase.build({ timing, startSeconds: baseSeconds + networkSeconds + timing.perPeerSeconds * (n - 1), networkSteps: 1 });
    });
    return candidate(this.label, 1 / n, insideError(input, timing), phases);
  },
};
