import { type CollectiveAlgorithm, candidate, isInsideNodes, rankCount } from '../algorithm.ts';
import { PhaseBuilder } from '../phase-builder.ts';
import { startSeconds } from '../timings/index.ts';

/** Each rank sends an n-th of its payload to each other rank, straight; of an expert exchange, one copy for each expert (DeepEP low latency). */
export const direct: CollectiveAlgorithm = {
  kind: 'direct',
  label: 'direct all-to-all',
  from: 'library',
  plan(input) {
    const { context, layouts, timings, exchange } = input;
    const phase = new PhaseBuilder(context);
    for (const { group } of layouts) phase.sendToAll(group, [...group.ranks.keys()], 1 / group.ranks.length);
    const n = rankCount(input);
    const { network } = context.timings;
    if (isInsideNodes(input)) {
      const timing = exchange ? timings.lowLatencyExchange : timings.allToAll;
      const start = startSeconds(timing, n);
      return candidate(this.label, 1 / n, timing.medianErrorFraction, [phase.build({ timing, startSeconds: start, insideSteps: 1 })]);
    }
    if (!exchange) {
      const { baseSeconds, networkSeconds } = network.ring;
      const start = baseSeconds + networkSeconds + timings.allToAll.perPeerSeconds * (n - 1);
      return candidate(this.label, 1 / n, null, [phase.build({ timing: timings.allToAll, startSeconds: start, networkSteps: 1 })]);
    }
    const outside = network.lowLatencyExchange;
    return candidate(this.label, 1 / n, outside.medianErrorFraction, [
      phase.build({
        timing: timings.lowLatencyExchange,
        startSeconds: startSeconds(outside, n),
        networkSteps: 1,
        outsideFraction: outside.efficiencyFraction,
        rampSeconds: 0,
      }),
    ]);
  },
};
