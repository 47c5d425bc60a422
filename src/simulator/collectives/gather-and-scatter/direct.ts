import { candidate, insideError, isInsideNodes, rankCount } from '../algorithm.ts';
import { PhaseBuilder } from '../phase-builder.ts';
import { startSeconds } from '../timings/index.ts';
import { type Form, timingOf } from './form.ts';

/** Every rank sends each other rank its part: (n − 1)/n S in and out of each, one step. */
export const direct: Form = {
  kind: 'direct',
  name: 'direct',
  from: 'request',
  plan(input, operation, label) {
    const timing = timingOf(input, operation);
    const phase = new PhaseBuilder(input.context);
    for (const { group } of input.layouts) phase.sendToAll(group, [...group.ranks.keys()], 1 / group.ranks.length);
    const n = rankCount(input);
    const { allToAll } = input.timings;
    const { baseSeconds, networkSeconds } = input.context.timings.network.ring;
    return candidate(label, 1 / n, insideError(input, timing), [
      isInsideNodes(input)
        ? phase.build({ timing, startSeconds: startSeconds(allToAll, n), insideSteps: 1 })
        : phase.build({ timing, startSeconds: baseSeconds + networkSeconds + allToAll.perPeerSeconds * (n - 1), networkSteps: 1 }),
    ]);
  },
};
