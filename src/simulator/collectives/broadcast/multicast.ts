import { type CollectiveAlgorithm, candidate, isInsideNodes, rankCount } from '../algorithm.ts';
import { PhaseBuilder } from '../phase-builder.ts';
import { startSeconds } from '../timings/index.ts';

/** The scale-up switch copies: S up from the first rank, S down to each other. Switches that reduce can copy as well (NVLS). */
export const multicast: CollectiveAlgorithm = {
  kind: 'multicast',
  label: 'multicast',
  from: 'request',
  plan(input) {
    const timing = input.timings.inNetwork;
    const { context, layouts } = input;
    const { graph, router } = context;
    if (!timing || !isInsideNodes(input)) return null;
    const phase = new PhaseBuilder(context);
    for (const { group } of layouts) {
      const star = router.star(group.ranks);
      if (!star) return null;
      star.upLinks.forEach((bySwitch, rank) => {
        const all = bySwitch.flat();
        const bandwidth = all.reduce((sum, link) => sum + graph.linkBandwidthBytesPerSecond[link], 0);
        for (const link of all) {
          const part = graph.linkBandwidthBytesPerSecond[link] / bandwidth;
          phase.onLink(rank === 0 ? link : graph.linkReverse[link], part);
          phase.sawLatency([link], graph.linkLatencySeconds[link] + graph.linkLatencySeconds[graph.linkReverse[link]]);
        }
      });
      if (star.upLinks.flat(2).some((link) => graph.nodeReduces[graph.linkTo[link]] !== 1)) return null;
    }
    return candidate(this.label, 1, null, [phase.build({ timing, startSeconds: startSeconds(timing, rankCount(input)), insideSteps: 1 })]);
  },
};
