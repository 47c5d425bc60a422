import { type CollectiveAlgorithm, candidate, isInsideNodes, rankCount } from '../algorithm.ts';
import { networkSteps } from '../constants.ts';
import { PhaseBuilder, startSeconds } from '../phase-builder.ts';

/**
 * Rings: 2 (n − 1)/n S in and out of each rank. Inside a node there are as many rings, in different orders, as use all links
 * alike (a switch, or a full mesh: n − 1 of them), so the ranks' traffic is spread over all pairs. Between nodes each rank's
 * NIC carries its share of the rings: 2 (n − 1)/n S / (ranks of the node) from node to next node.
 */
export const ring: CollectiveAlgorithm = {
  kind: 'ring',
  label: 'ring all-reduce',
  from: 'library',
  plan(input) {
    const { context, layouts, timings } = input;
    const phase = new PhaseBuilder(context);
    for (const { group, nodes } of layouts) {
      const n = group.ranks.length;
      const total = (2 * (n - 1)) / n;
      for (const node of nodes) if (node.length > 1) phase.sendToAll(group, node, total / (node.length - 1));
      if (nodes.length === 1) continue;
      nodes.forEach((node, index) => {
        const next = nodes[(index + 1) % nodes.length];
        node.forEach((rank, lane) => {
          phase.send(group, rank, next[lane % next.length], total / node.length);
        });
      });
    }
    const n = rankCount(input);
    const nodeCount = Math.max(...layouts.map(({ nodes }) => nodes.length));
    const { baseSeconds, insideSeconds, networkSeconds } = networkSteps.ring;
    const start = isInsideNodes(input)
      ? startSeconds(timings.ring, n)
      : baseSeconds + 2 * (n - nodeCount) * insideSeconds + 2 * (nodeCount - 1) * networkSeconds;
    const ranksPerNode = n / nodeCount;
    const memberBytes = nodeCount > 1 ? (2 * (n - 1)) / n / ranksPerNode : 2 / n;
    return candidate(this.label, memberBytes, [phase.build(timings.ring, start)]);
  },
};
