import type { Result } from '../../../base/result.ts';
import type { Unreachable } from '../../network/index.ts';
import {
  type AlgorithmInput,
  type Candidate,
  type CollectiveAlgorithm,
  candidate,
  hasEqualNodes,
  isInsideNodes,
  rankCount,
} from '../algorithm.ts';
import { PhaseBuilder } from '../phase-builder.ts';

/**
 * Between nodes only from rail to same rail, with one hop inside a node before or after it: S (k − 1)/k on each NIC, and inside a node
 * (k − 1)/k (g − 1)/g S more than what stays there. The hops of different messages overlap: one phase.
 */
function planOnRails(input: AlgorithmInput, label: string): Result<Candidate, Unreachable> | null {
  if (isInsideNodes(input) || !hasEqualNodes(input)) return null;
  const { context, layouts, timings } = input;
  const phase = new PhaseBuilder(context);
  for (const { group, nodes } of layouts) {
    const n = group.ranks.length;
    const g = nodes[0].length;
    for (const node of nodes) {
      // What goes to a neighbour, and what goes on to or comes from another node by way of it.
      if (g > 1) phase.sendToAll(group, node, 1 / n + (n - g) / n / g);
      for (const other of nodes) {
        if (other === node) continue;
        for (const [lane, rank] of node.entries()) phase.send(group, rank, other[lane], g / n);
      }
    }
  }
  const n = rankCount(input);
  const { baseSeconds, insideSeconds, networkSeconds } = context.timings.network.ring;
  const start = baseSeconds + networkSeconds + insideSeconds + timings.allToAll.perPeerSeconds * (n - 1);
  return candidate(label, 1 / n, null, [phase.build({ timing: timings.allToAll, startSeconds: start, insideSteps: 1, networkSteps: 1 })]);
}

/** A hop inside the source node to the rank on the right rail, then across (NCCL's PXN). */
export const sourceForwarded: CollectiveAlgorithm = {
  kind: 'source-forwarded',
  label: 'all-to-all by PXN',
  from: 'library',
  plan(input) {
    return input.exchange ? null : planOnRails(input, this.label);
  },
};

/** Across on the source's own rail, then a hop inside the target node. The bytes on each link are those of PXN, the other way round. */
export const railForwarded: CollectiveAlgorithm = {
  kind: 'rail-forwarded',
  label: 'rail-forwarded all-to-all',
  from: 'request',
  plan(input) {
    return planOnRails(input, this.label);
  },
};
