import { type CollectiveAlgorithm, candidate, isInsideNodes, rankCount } from '../algorithm.ts';
import { onReducingSwitches } from '../in-network.ts';
import { PhaseBuilder } from '../phase-builder.ts';
import { startSeconds } from '../timings/index.ts';

/**
 * Reduction and multicast in the switch (NVLS): each rank's payload goes up once to be reduced and its n-th comes back, then
 * that n-th goes up and the whole result comes down: (1 + 1/n) S each way. Libraries use it above four ranks.
 */
export const inNetwork: CollectiveAlgorithm = {
  kind: 'in-network',
  label: 'in-network (NVLS) all-reduce',
  from: 'library',
  plan(input) {
    const { context, layouts, timings } = input;
    const n = rankCount(input);
    if (!timings.inNetwork || !isInsideNodes(input) || n <= 4) return null;
    const phase = new PhaseBuilder(context);
    for (const { group } of layouts) {
      const wire = 1 + 1 / group.ranks.length;
      if (!onReducingSwitches(phase, context, group.ranks, wire, wire)) return null;
    }
    const timing = {
      ...timings.inNetwork,
      efficiencyFraction: inNetworkFraction(timings.inNetwork.efficiencyFraction, timings.inNetworkWideFraction, n),
    };
    return candidate(this.label, 1, timing.medianErrorFraction, [
      phase.build({ timing, startSeconds: startSeconds(timing, n), insideSteps: 2 }),
    ]);
  },
};

/** Efficiency over `count` ranks: as over 8 up to there, as over 72 from there, along log n between. */
export function inNetworkFraction(narrow: number, wide: number | null, count: number): number {
  if (wide === null) return narrow;
  const share = Math.min(1, Math.max(0, Math.log(count / 8) / Math.log(72 / 8)));
  return narrow + share * (wide - narrow);
}
