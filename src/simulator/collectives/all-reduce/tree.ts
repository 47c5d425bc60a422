import { type CollectiveAlgorithm, candidate, isInsideNodes, nodeCount, rankCount } from '../algorithm.ts';
import { doubleBinaryTree } from '../double-binary-tree.ts';
import { PhaseBuilder } from '../phase-builder.ts';

/**
 * Double binary tree over nodes (Sanders, Speck, Träff 2009, as in NCCL): up and down once, each of two trees with half of the
 * payload, and a chain through the ranks of each node. Few steps: the choice for small payloads across nodes.
 */
export const tree: CollectiveAlgorithm = {
  kind: 'tree',
  label: 'double binary tree all-reduce',
  from: 'library',
  plan(input) {
    if (isInsideNodes(input)) return null;
    const { context, layouts, timings } = input;
    const { baseSeconds, insideSeconds, networkSeconds, efficiencyFraction } = context.timings.network.tree;
    const phase = new PhaseBuilder(context);
    for (const { group, nodes } of layouts) {
      for (const node of nodes) if (node.length > 1) phase.sendToAll(group, node, 2 / (node.length - 1));
      for (const [child, parent] of doubleBinaryTree(nodes.length)) {
        const lanes = Math.min(nodes[child].length, nodes[parent].length);
        for (let lane = 0; lane < lanes; lane += 1) {
          phase.send(group, nodes[child][lane], nodes[parent][lane], 0.5 / lanes);
          phase.send(group, nodes[parent][lane], nodes[child][lane], 0.5 / lanes);
        }
      }
    }
    const n = rankCount(input);
    const k = nodeCount(input);
    const insideSteps = 2 * (n / k - 1);
    const networkSteps = 2 * Math.log2(k);
    const start = baseSeconds + insideSteps * insideSeconds + networkSteps * networkSeconds;
    return candidate(this.label, (0.5 * k) / n, null, [
      phase.build({ timing: timings.ring, startSeconds: start, insideSteps, networkSteps, outsideFraction: efficiencyFraction }),
    ]);
  },
};
