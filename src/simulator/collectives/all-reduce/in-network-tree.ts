import { type CollectiveAlgorithm, candidate, hasEqualNodes, isInsideNodes, nodeCount } from '../algorithm.ts';
import { doubleBinaryTree } from '../double-binary-tree.ts';
import { onReducingSwitches } from '../in-network.ts';
import { PhaseBuilder } from '../phase-builder.ts';
import { startSeconds } from '../timings/index.ts';

/**
 * NVLSTree: the scale-up switch of each node reduces to a g-th on each rank, double binary trees over the nodes reduce those, and the
 * switch spreads the result: S up and down inside, and a tree of S/g on each rail, all in one pipeline.
 */
export const inNetworkTree: CollectiveAlgorithm = {
  kind: 'in-network-tree',
  label: 'in-network (NVLS) and tree all-reduce',
  from: 'library',
  plan(input) {
    const { context, layouts, timings } = input;
    if (!timings.inNetwork || isInsideNodes(input) || !hasEqualNodes(input) || layouts[0].nodes[0].length <= 4) return null;
    const phase = new PhaseBuilder(context);
    for (const { group, nodes } of layouts) {
      const g = nodes[0].length;
      for (const node of nodes) {
        const ranks = node.map((index) => group.ranks[index]);
        if (!onReducingSwitches(phase, context, ranks, 1 + 1 / g, 1 + 1 / g)) return null;
      }
      for (const [child, parent] of doubleBinaryTree(nodes.length)) {
        for (let lane = 0; lane < g; lane += 1) {
          phase.send(group, nodes[child][lane], nodes[parent][lane], 0.5 / g);
          phase.send(group, nodes[parent][lane], nodes[child][lane], 0.5 / g);
        }
      }
    }
    const g = layouts[0].nodes[0].length;
    const { networkSeconds, efficiencyFraction } = context.timings.network.inNetworkTree;
    const networkSteps = 2 * Math.log2(nodeCount(input));
    const start = startSeconds(timings.inNetwork, g) + networkSteps * networkSeconds;
    return candidate(this.label, 0.5 / g, null, [
      phase.build({ timing: timings.inNetwork, startSeconds: start, insideSteps: 2, networkSteps, outsideFraction: efficiencyFraction }),
    ]);
  },
};
