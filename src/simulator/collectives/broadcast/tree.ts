import { type CollectiveAlgorithm, candidate, insideError, isInsideNodes, rankCount } from '../algorithm.ts';
import { PhaseBuilder } from '../phase-builder.ts';

/** Binomial tree: in ⌈log2 n⌉ rounds all that have the payload pass it on. Each round is a phase. */
export const tree: CollectiveAlgorithm = {
  kind: 'tree',
  label: 'binomial tree broadcast',
  from: 'request',
  plan(input) {
    const timing = input.timings.allGather;
    const isInside = isInsideNodes(input);
    const roundCount = Math.ceil(Math.log2(rankCount(input)));
    const perStep = isInside ? timing.perPeerSeconds : input.context.timings.network.tree.networkSeconds;
    const phases = Array.from({ length: roundCount }, (_, round) => {
      const phase = new PhaseBuilder(input.context);
      // Far ranks first, so that later rounds stay near.
      const distance = 2 ** (roundCount - 1 - round);
      for (const { group } of input.layouts) {
        for (let rank = 0; rank + distance < group.ranks.length; rank += 2 * distance) phase.send(group, rank, rank + distance, 1);
      }
      const start = (round === 0 ? timing.startSeconds : 0) + perStep;
      return phase.build({ timing, startSeconds: start, insideSteps: isInside ? 1 : 0, networkSteps: isInside ? 0 : 1 });
    });
    return candidate(this.label, 1, insideError(input, timing), phases);
  },
};
