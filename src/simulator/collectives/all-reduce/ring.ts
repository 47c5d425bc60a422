import { type CollectiveAlgorithm, candidate, insideError, nodeCount, rankCount } from '../algorithm.ts';
import { PhaseBuilder } from '../phase-builder.ts';
import { hasRings, ringsBetween, ringsInside } from '../rings.ts';
import { startSeconds } from '../timings/index.ts';

/**
 * Rings: 2 (n − 1)/n S in and out of each rank, 2 (n − 1) steps. Between nodes each rank's NIC carries its share of the rings:
 * 2 (n − 1)/n S / (ranks of the node) from node to next node.
 */
export const ring: CollectiveAlgorithm = {
  kind: 'ring',
  label: 'ring all-reduce',
  from: 'library',
  plan(input) {
    const { context, layouts, timings } = input;
    if (!hasRings(context, layouts)) return null;
    const phase = new PhaseBuilder(context);
    for (const { group, nodes } of layouts) {
      const total = (2 * (group.ranks.length - 1)) / group.ranks.length;
      for (const node of nodes) ringsInside(phase, context, group, node, total);
      ringsBetween(phase, group, nodes, total);
    }
    const n = rankCount(input);
    const k = nodeCount(input);
    const { baseSeconds, insideSeconds, networkSeconds } = context.timings.network.ring;
    const insideSteps = 2 * (n - k);
    const networkSteps = 2 * (k - 1);
    const start = k === 1 ? startSeconds(timings.ring, n) : baseSeconds + insideSteps * insideSeconds + networkSteps * networkSeconds;
    const memberBytes = k > 1 ? (2 * (n - 1) * k) / n / n : 2 / n;
    return candidate(this.label, memberBytes, insideError(input, timings.ring), [
      phase.build({ timing: timings.ring, startSeconds: start, insideSteps, networkSteps }),
    ]);
  },
};
