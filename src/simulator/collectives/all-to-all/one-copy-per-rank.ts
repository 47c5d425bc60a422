import { type CollectiveAlgorithm, candidate, isInsideNodes, rankCount } from '../algorithm.ts';
import { copyFraction } from '../expert-copies.ts';
import { PhaseBuilder } from '../phase-builder.ts';
import { startSeconds } from '../timings/index.ts';

/** Expert exchange inside a node with one copy for each rank that holds some of a token's experts (DeepEP high throughput). */
export const oneCopyPerRank: CollectiveAlgorithm = {
  kind: 'one-copy-per-rank',
  label: 'de-duplicated all-to-all',
  from: 'engine',
  plan(input) {
    const { context, layouts, timings, exchange } = input;
    if (!exchange || !isInsideNodes(input)) return null;
    const phase = new PhaseBuilder(context);
    for (const { group } of layouts) {
      const n = group.ranks.length;
      phase.sendToAll(group, [...group.ranks.keys()], copyFraction(exchange.topK, n) / n);
    }
    const timing = timings.highThroughputExchange;
    const n = rankCount(input);
    return candidate(this.label, copyFraction(exchange.topK, n) / n, timing.medianErrorFraction, [
      phase.build({ timing, startSeconds: startSeconds(timing, n), insideSteps: 1 }),
    ]);
  },
};
