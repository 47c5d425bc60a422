import { candidate, insideError, nodeCount, rankCount } from '../algorithm.ts';
import { PhaseBuilder } from '../phase-builder.ts';
import { hasRings, ringsBetween, ringsInside } from '../rings.ts';
import { startSeconds } from '../timings/index.ts';
import { type Form, timingOf } from './form.ts';

/** Rings: (n − 1)/n S in and out of each rank, n − 1 steps. */
export const ring: Form = {
  kind: 'ring',
  name: 'ring',
  from: 'library',
  plan(input, operation, label) {
    const { context, layouts } = input;
    if (!hasRings(context, layouts)) return null;
    const timing = timingOf(input, operation);
    const phase = new PhaseBuilder(context);
    for (const { group, nodes } of layouts) {
      const total = (group.ranks.length - 1) / group.ranks.length;
      for (const node of nodes) ringsInside(phase, context, group, node, total);
      ringsBetween(phase, group, nodes, total);
    }
    const n = rankCount(input);
    const k = nodeCount(input);
    const { baseSeconds, insideSeconds, networkSeconds } = context.timings.network.ring;
    const insideSteps = n - k;
    const networkSteps = k - 1;
    const start = k === 1 ? startSeconds(timing, n) : baseSeconds + insideSteps * insideSeconds + networkSteps * networkSeconds;
    return candidate(label, 1 / n, insideError(input, timing), [phase.build({ timing, startSeconds: start, insideSteps, networkSteps })]);
  },
};
