import { type CollectiveAlgorithm, candidate, hasEqualNodes, isInsideNodes, nodeCount } from '../algorithm.ts';
import { PhaseBuilder } from '../phase-builder.ts';
import { startSeconds } from '../timings/index.ts';

/**
 * Reduce-scatter inside each node, a ring over the nodes for each rail on its g-th, all-gather inside: 2 (g − 1)/g S inside and
 * 2 (k − 1)/k S/g on each NIC. Its phases follow one another; libraries that pipeline them come nearer to the longest.
 */
export const hierarchical: CollectiveAlgorithm = {
  kind: 'hierarchical',
  label: 'hierarchical all-reduce',
  from: 'request',
  plan(input) {
    if (isInsideNodes(input) || !hasEqualNodes(input)) return null;
    const { context, layouts, timings } = input;
    const g = layouts[0].nodes[0].length;
    const k = nodeCount(input);
    const scatter = new PhaseBuilder(context);
    const across = new PhaseBuilder(context);
    const gather = new PhaseBuilder(context);
    for (const { group, nodes } of layouts) {
      nodes.forEach((node, at) => {
        for (const phase of [scatter, gather]) if (g > 1) phase.sendToAll(group, node, 1 / g);
        const next = nodes[(at + 1) % nodes.length];
        for (const [lane, rank] of node.entries()) across.send(group, rank, next[lane], (2 * (nodes.length - 1)) / nodes.length / g);
      });
    }
    const { baseSeconds, networkSeconds } = context.timings.network.ring;
    const networkSteps = 2 * (k - 1);
    const inside = g > 1 ? 1 : 0;
    return candidate(this.label, 2 / k / g, null, [
      scatter.build({ timing: timings.reduceScatter, startSeconds: inside * startSeconds(timings.reduceScatter, g), insideSteps: inside }),
      across.build({ timing: timings.ring, startSeconds: baseSeconds + networkSteps * networkSeconds, networkSteps }),
      gather.build({ timing: timings.allGather, startSeconds: inside * startSeconds(timings.allGather, g), insideSteps: inside }),
    ]);
  },
};
