import { type CollectiveAlgorithm, candidate, isInsideNodes, rankCount } from '../algorithm.ts';
import { expertExchangeBetweenNodes } from '../constants.ts';
import { PhaseBuilder, startSeconds } from '../phase-builder.ts';

/** Each rank sends an n-th of its payload to each other rank, straight (DeepEP low latency). */
export const direct: CollectiveAlgorithm = {
  kind: 'direct',
  label: 'direct all-to-all',
  from: 'library',
  plan(input) {
    const phase = new PhaseBuilder(input.context);
    for (const { group } of input.layouts) {
      phase.sendToAll(
        group,
        group.ranks.map((_, index) => index),
        1 / group.ranks.length,
      );
    }
    const n = rankCount(input);
    const start = isInsideNodes(input) ? startSeconds(input.timings.expertExchange, n) : startSeconds(expertExchangeBetweenNodes, n);
    return candidate(this.label, 1 / n, [phase.build(input.timings.expertExchange, start)]);
  },
};
