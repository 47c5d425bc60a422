import { kindFamily } from '../../base/kinds.ts';
import { type CollectiveAlgorithm, candidate } from './algorithm.ts';
import { PhaseBuilder } from './phase-builder.ts';

/** S bytes from the first to the second rank of each pair, all pairs at the same time (PP). */
const straight: CollectiveAlgorithm = {
  kind: 'straight',
  label: 'point to point',
  from: 'library',
  plan({ context, layouts, timings }) {
    const phase = new PhaseBuilder(context);
    for (const { group } of layouts) phase.send(group, 0, 1, 1);
    const isInside = layouts.every(({ nodes }) => nodes.length === 1);
    return candidate(this.label, 1, null, [
      phase.build({
        timing: timings.send,
        startSeconds: timings.send.startSeconds,
        insideSteps: isInside ? 1 : 0,
        networkSteps: isInside ? 0 : 1,
      }),
    ]);
  },
};

/** Ways to send from one rank to another. */
export const pointToPointAlgorithms = kindFamily('point-to-point algorithm', [straight]);
