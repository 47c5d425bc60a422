import { invariant } from '../../base/assert.ts';
import type { TrafficClass } from '../../results/index.ts';
import type { Assumption, NetworkGraph } from '../simulation-input.ts';
import type { Candidate } from './algorithm.ts';
import type { CollectivePlan } from './collective-plan.ts';
import { phaseSeconds } from './phase-builder.ts';

/** Time of one way to run a collective. */
export function candidateSeconds({ phases }: Candidate, payloadBytes: number, shareFraction: number): number {
  let seconds = 0;
  for (const phase of phases) seconds += phaseSeconds(phase, payloadBytes, shareFraction);
  return seconds;
}

/** What a plan is made of. */
export interface PlanParts {
  readonly graph: NetworkGraph;
  readonly candidates: readonly Candidate[];
  readonly trafficClass: TrafficClass;
  readonly typicalPayloadBytes: number;
  /** Ranks of all groups. */
  readonly rankTotal: number;
  readonly assumptions: readonly Assumption[];
}

/** One plan of several candidates: each payload is timed with the best of them, the links are those of the typical payload's. */
export function planOf({ graph, candidates, trafficClass, typicalPayloadBytes, rankTotal, assumptions }: PlanParts): CollectivePlan {
  const bestFor = (payloadBytes: number, shareFraction: number): Candidate => {
    let best = candidates[0];
    let least = candidateSeconds(best, payloadBytes, shareFraction);
    for (let c = 1; c < candidates.length; c += 1) {
      const seconds = candidateSeconds(candidates[c], payloadBytes, shareFraction);
      if (seconds >= least) continue;
      best = candidates[c];
      least = seconds;
    }
    return best;
  };
  const typical = bestFor(typicalPayloadBytes, 1);
  const linkBytes = new Map<number, number>();
  for (const phase of typical.phases) for (const [link, bytes] of phase.linkBytes) linkBytes.set(link, (linkBytes.get(link) ?? 0) + bytes);
  const links = Int32Array.from(linkBytes.keys()).sort();
  const linkBytesPerPayloadByte = Float64Array.from(links, (link) => linkBytes.get(link) as number);
  invariant(
    links.every((link) => link < graph.linkIds.length),
    'a plan names links of its graph',
  );
  return {
    algorithm: typical.algorithm,
    trafficClass,
    flowClass: {
      links,
      memberCounts: linkBytesPerPayloadByte.map((bytes) => bytes / typical.memberBytes),
      memberTotal: rankTotal,
      latencySeconds: Math.max(0, ...typical.phases.map((phase) => phase.latencySeconds)),
    },
    linkBytesPerPayloadByte,
    seconds(payloadBytes, shareFraction) {
      let least = Number.POSITIVE_INFINITY;
      for (const each of candidates) least = Math.min(least, candidateSeconds(each, payloadBytes, shareFraction));
      return least;
    },
    algorithmFor: (payloadBytes) => bestFor(payloadBytes, 1).algorithm,
    assumptions,
  };
}
