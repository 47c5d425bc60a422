import { type CollectiveAlgorithm, candidate, hasEqualNodes, isInsideNodes } from '../algorithm.ts';
import { onReducingTree } from '../in-network.ts';
import { PhaseBuilder } from '../phase-builder.ts';
import { startSeconds } from '../timings/index.ts';

/**
 * SHARP across nodes (CollNet): reduce-scatter inside each node, then the switches of the fabric reduce one g-th on each rail: S/g once
 * up and once down each link of the tree, instead of 2 (k − 1)/k of it; then all-gather inside. NCCL runs it only where it is enabled.
 */
export const collNet: CollectiveAlgorithm = {
  kind: 'coll-net',
  label: 'in-network (SHARP) all-reduce',
  from: 'request',
  plan(input) {
    const { context, layouts, timings } = input;
    if (isInsideNodes(input) || !hasEqualNodes(input)) return null;
    const g = layouts[0].nodes[0].length;
    const scatter = new PhaseBuilder(context);
    const reduce = new PhaseBuilder(context);
    const gather = new PhaseBuilder(context);
    for (const { group, nodes } of layouts) {
      for (const node of nodes) for (const phase of [scatter, gather]) if (g > 1) phase.sendToAll(group, node, 1 / g);
      for (let lane = 0; lane < g; lane += 1) {
        const members = nodes.map((node) => node[lane]);
        if (!onReducingTree(reduce, context, group, members, lane, 1 / g)) return null;
      }
    }
    const { baseSeconds, networkSeconds } = context.timings.network.collNet;
    const inside = g > 1 ? 1 : 0;
    return candidate(this.label, 1 / g, null, [
      scatter.build({ timing: timings.reduceScatter, startSeconds: inside * startSeconds(timings.reduceScatter, g), insideSteps: inside }),
      reduce.build({ timing: timings.ring, startSeconds: baseSeconds + 2 * networkSeconds, networkSteps: 1 }),
      gather.build({ timing: timings.allGather, startSeconds: inside * startSeconds(timings.allGather, g), insideSteps: inside }),
    ]);
  },
};
