import { type CollectiveAlgorithm, candidate, rankCount } from './algorithm.ts';
import type { TechnologyTimings } from './constants.ts';
import { PhaseBuilder, startSeconds } from './phase-builder.ts';

/** Payload S is the whole, of which each rank holds an n-th: (n − 1)/n S in and out of each rank, by rings. */
function ringOf(
  kind: 'all-gather' | 'reduce-scatter',
  timingOf: (timings: TechnologyTimings) => TechnologyTimings['allGather'],
): CollectiveAlgorithm {
  return {
    kind,
    label: `ring ${kind}`,
    from: 'library',
    plan(input) {
      const timing = timingOf(input.timings);
      const phase = new PhaseBuilder(input.context);
      for (const { group, nodes } of input.layouts) {
        const n = group.ranks.length;
        for (const node of nodes) if (node.length > 1) phase.sendToAll(group, node, (n - 1) / n / (node.length - 1));
        if (nodes.length === 1) continue;
        nodes.forEach((node, index) => {
          const next = nodes[(index + 1) % nodes.length];
          for (const [lane, rank] of node.entries()) phase.send(group, rank, next[lane % next.length], (n - 1) / n / node.length);
        });
      }
      return candidate(this.label, 1 / rankCount(input), [phase.build(timing, startSeconds(timing, rankCount(input)))]);
    },
  };
}

export const allGather = ringOf('all-gather', (timings) => timings.allGather);
export const reduceScatter = ringOf('reduce-scatter', (timings) => timings.reduceScatter);
