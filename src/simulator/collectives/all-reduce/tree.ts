import { type CollectiveAlgorithm, candidate, isInsideNodes, rankCount } from '../algorithm.ts';
import { networkSteps } from '../constants.ts';
import { PhaseBuilder } from '../phase-builder.ts';

/**
 * Double binary tree over nodes (Sanders, Speck, Träff 2009, as in NCCL): up and down once, each of two trees with half of the
 * payload, so that a node sends at most 2 S in all, over all its NICs. Few steps: the choice for small payloads across nodes.
 */
export const tree: CollectiveAlgorithm = {
  kind: 'tree',
  label: 'double binary tree all-reduce',
  from: 'library',
  plan(input) {
    if (isInsideNodes(input)) return null;
    const { context, layouts, timings } = input;
    const { baseSeconds, insideSeconds, networkSeconds, efficiencyFraction } = networkSteps.tree;
    const phase = new PhaseBuilder(context);
    for (const { group, nodes } of layouts) {
      for (const node of nodes) if (node.length > 1) phase.sendToAll(group, node, 2 / (node.length - 1) / efficiencyFraction);
      nodes.forEach((node, index) => {
        const next = nodes[(index + 1) % nodes.length];
        node.forEach((rank, lane) => {
          phase.send(group, rank, next[lane % next.length], 2 / node.length / efficiencyFraction);
        });
      });
    }
    const n = rankCount(input);
    const nodeCount = Math.max(...layouts.map(({ nodes }) => nodes.length));
    const start = baseSeconds + 2 * ((n / nodeCount - 1) * insideSeconds + Math.log2(nodeCount) * networkSeconds);
    return candidate(this.label, (2 * nodeCount) / n / efficiencyFraction, [phase.build(timings.ring, start)]);
  },
};
