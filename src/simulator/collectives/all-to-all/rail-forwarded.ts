import { type CollectiveAlgorithm, candidate, isInsideNodes, rankCount } from '../algorithm.ts';
import { expertExchangeBetweenNodes } from '../constants.ts';
import { PhaseBuilder, startSeconds } from '../phase-builder.ts';

/**
 * Between nodes only from rail to same rail; there the rank that receives passes on inside its node (DeepEP normal). With
 * copies sent once per node, fewer bytes cross the network than are passed on (`betweenNodesFraction`).
 */
export const railForwarded: CollectiveAlgorithm = {
  kind: 'rail-forwarded',
  label: 'rail-forwarded all-to-all',
  from: 'library',
  plan(input) {
    if (isInsideNodes(input)) return null;
    const { context, layouts, timings, betweenNodesFraction } = input;
    const phase = new PhaseBuilder(context);
    let memberBytes = 1;
    for (const { group, nodes } of layouts) {
      const n = group.ranks.length;
      if (nodes.some((node) => node.length !== nodes[0].length)) return null;
      const outside = (nodes.length - 1) / nodes.length;
      const across = (betweenNodesFraction ?? outside) / (nodes.length - 1);
      memberBytes = across;
      for (const node of nodes) {
        // What a rank keeps inside, and what comes in on its rail for its neighbours: an n-th of all, to each.
        if (node.length > 1) phase.sendToAll(group, node, 1 / n + outside / node.length);
        for (const other of nodes) {
          if (other === node) continue;
          for (const [lane, rank] of node.entries()) phase.send(group, rank, other[lane], across);
        }
      }
    }
    const timing = expertExchangeBetweenNodes;
    // Two hops, one after the other for the first bytes.
    const start = startSeconds(timing, rankCount(input)) + startSeconds(timings.expertExchange, rankCount(input));
    return candidate(this.label, memberBytes, [phase.build(timings.expertExchange, start)]);
  },
};

/**
 * Share of the payload that crosses between nodes when a token is sent once to each node that needs it, the payload counting
 * one copy per rank that needs it: N (1 − (1 − 1/N)^k) copies against R (1 − (1 − 1/R)^k), of which (N − 1)/N leave the node.
 */
export function betweenNodesFraction(topK: number, rankTotal: number, nodeTotal: number): number {
  const copies = (count: number): number => count * (1 - (1 - 1 / count) ** topK);
  return ((copies(nodeTotal) / copies(rankTotal)) * (nodeTotal - 1)) / nodeTotal;
}
