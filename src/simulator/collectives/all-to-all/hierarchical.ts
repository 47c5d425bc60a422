import { type CollectiveAlgorithm, candidate, hasEqualNodes, isInsideNodes, nodeCount } from '../algorithm.ts';
import { copiesPerNode, copyFraction } from '../expert-copies.ts';
import { PhaseBuilder } from '../phase-builder.ts';
import { startSeconds } from '../timings/index.ts';

/**
 * Expert exchange with one copy of a token for each node that holds some of its experts, to the rank on the same rail there, which
 * passes on one copy for each rank (DeepEP high throughput). A limit on nodes caps the copies; then more experts share a node.
 */
export const hierarchical: CollectiveAlgorithm = {
  kind: 'hierarchical',
  label: 'hierarchical de-duplicated all-to-all',
  from: 'engine',
  plan(input) {
    const { context, layouts, timings, exchange } = input;
    if (!exchange || isInsideNodes(input) || !hasEqualNodes(input)) return null;
    const phase = new PhaseBuilder(context);
    let memberBytes = 1;
    for (const { group, nodes } of layouts) {
      const k = nodes.length;
      const g = nodes[0].length;
      const nodeCopies = copiesPerNode(exchange, k);
      // Of the payload, which counts topK copies; (k − 1)/k of the copies leave the node.
      const acrossPerPeer = nodeCopies / exchange.topK / k;
      // Ranks of a node that want a token, given that the node does: topK experts over the nodes that are asked.
      const expertsPerNode = exchange.topK / nodeCopies;
      const perRank = ((nodeCopies / exchange.topK) * expertsPerNode * copyFraction(expertsPerNode, g)) / g;
      memberBytes = acrossPerPeer;
      for (const node of nodes) {
        // Every token that is in the node, its own and those that came over the rails, goes to its ranks there.
        if (g > 1) phase.sendToAll(group, node, perRank);
        for (const other of nodes) {
          if (other === node) continue;
          for (const [lane, rank] of node.entries()) phase.send(group, rank, other[lane], acrossPerPeer);
        }
      }
    }
    const inside = timings.highThroughputExchange;
    const outside = context.timings.network.highThroughputExchange;
    return candidate(this.label, memberBytes, outside.medianErrorFraction, [
      phase.build({
        timing: inside,
        startSeconds: startSeconds(outside, nodeCount(input)),
        insideSteps: 1,
        networkSteps: 1,
        outsideFraction: outside.efficiencyFraction,
        rampSeconds: outside.rampSeconds / outside.efficiencyFraction,
      }),
    ]);
  },
};
