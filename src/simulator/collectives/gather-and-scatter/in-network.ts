import { candidate, isInsideNodes, rankCount } from '../algorithm.ts';
import { onReducingSwitches } from '../in-network.ts';
import { PhaseBuilder } from '../phase-builder.ts';
import { startSeconds } from '../timings/index.ts';
import type { Form } from './form.ts';

/**
 * The switch copies (all-gather: S/n up, S down) or reduces (reduce-scatter: S up, S/n down). NCCL can and does not choose it
 * (measured sweeps never use it), so it runs only where it is asked for.
 */
export const inNetwork: Form = {
  kind: 'in-network',
  name: 'in-network (NVLS)',
  from: 'request',
  plan(input, operation, label) {
    const timing = input.timings.inNetwork;
    if (!timing || !isInsideNodes(input)) return null;
    const phase = new PhaseBuilder(input.context);
    for (const { group } of input.layouts) {
      const part = 1 / group.ranks.length;
      const [up, down] = operation === 'all-gather' ? [part, 1] : [1, part];
      if (!onReducingSwitches(phase, input.context, group.ranks, up, down)) return null;
    }
    return candidate(label, 1, null, [phase.build({ timing, startSeconds: startSeconds(timing, rankCount(input)), insideSteps: 1 })]);
  },
};
