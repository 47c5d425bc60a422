import { type CollectiveAlgorithm, candidate, isInsideNodes, rankCount } from '../algorithm.ts';
import { PhaseBuilder, startSeconds } from '../phase-builder.ts';

/**
 * Reduction and multicast in the switch (NVLS): each rank's payload goes up once to be reduced and its n-th comes back, then
 * that n-th goes up and the whole result comes down: (1 + 1/n) S each way. Libraries use it above four ranks.
 */
export const inNetwork: CollectiveAlgorithm = {
  kind: 'in-network',
  label: 'in-network (NVLS) all-reduce',
  from: 'library',
  plan(input) {
    const { context, layouts, timings } = input;
    if (!timings.inNetwork || !isInsideNodes(input) || rankCount(input) <= 4) return null;
    const { graph } = context;
    const phase = new PhaseBuilder(context);
    for (const { group } of layouts) {
      const star = context.router.star(group.ranks);
      // Every rank must hang on every switch that reduces: the part that a switch holds needs all of them.
      if (!star) return null;
      const wire = 1 + 1 / group.ranks.length;
      for (const bySwitch of star.upLinks) {
        const links = bySwitch.flat();
        if (links.some((link) => graph.nodeReduces[graph.linkTo[link]] !== 1)) return null;
        const bandwidth = links.reduce((sum, link) => sum + graph.linkBandwidthBytesPerSecond[link], 0);
        for (const link of links) {
          const part = graph.linkBandwidthBytesPerSecond[link] / bandwidth;
          phase.onLink(link, wire * part);
          phase.onLink(graph.linkReverse[link], wire * part);
        }
      }
    }
    return candidate(this.label, 1, [phase.build(timings.inNetwork, startSeconds(timings.inNetwork, rankCount(input)))]);
  },
};
