import type { Result } from '../../base/result.ts';
import type { Unreachable } from '../network/index.ts';
import { type AlgorithmInput, type Candidate, candidate } from './algorithm.ts';
import { directGrid, type GridDimension } from './direct-grid.ts';
import { PhaseBuilder } from './phase-builder.ts';
import type { GroupLayout } from './rank-groups.ts';
import { alongLine } from './rings.ts';
import type { Timing } from './timings/index.ts';

/** What is done along the dimensions: reduce-scatter, then all-gather the other way. */
export type GridPart = 'reduce-scatter' | 'all-gather';

function stepsAlong({ size, shape }: GridDimension): number {
  return shape === 'clique' ? 1 : size - 1;
}

/**
 * Rings along one dimension after the other. The payload is cut into as many parts as there are dimensions, each taking them in a
 * rotated order, so that all links are busy in every phase: with equal sizes it is bandwidth-optimal.
 *
 * @returns null unless each group is a grid of direct links with at least two dimensions, or one that is no clique
 * @see Sack and Gropp, Collective algorithms for multiported torus networks, ACM TOPC 1 (2015)
 */
export function planGridRings(
  input: AlgorithmInput,
  label: string,
  timing: Timing,
  parts: readonly GridPart[],
): Result<Candidate, Unreachable> | null {
  const { context, layouts } = input;
  const grids = layouts.map(({ group, nodes }) => (nodes.length > 1 ? null : directGrid(context, group.ranks)));
  const dimensionCount = grids[0]?.length ?? 0;
  if (grids.some((grid) => grid === null || grid.length !== dimensionCount || (grid.length === 1 && grid[0].shape === 'clique')))
    return null;
  const turns = parts.flatMap((part) => Array.from({ length: dimensionCount }, (_, phase) => ({ part, phase })));
  const phases = turns.map(({ part, phase: turn }, index) => {
    // An all-gather takes the dimensions back the way that a reduce-scatter came.
    const phase = part === 'all-gather' ? dimensionCount - 1 - turn : turn;
    const builder = new PhaseBuilder(context);
    let steps = 0;
    layouts.forEach(({ group }: GroupLayout, g) => {
      const grid = grids[g] as readonly GridDimension[];
      for (let piece = 0; piece < dimensionCount; piece += 1) {
        let share = 1 / dimensionCount;
        for (let before = 0; before < phase; before += 1) share /= grid[(piece + before) % dimensionCount].size;
        const dimension = grid[(piece + phase) % dimensionCount];
        steps = Math.max(steps, stepsAlong(dimension));
        const bytes = (share * (dimension.size - 1)) / dimension.size;
        for (const line of dimension.lines) {
          if (dimension.shape === 'clique') builder.sendToAll(group, line, bytes / (line.length - 1));
          else alongLine(builder, group, line, dimension.shape, bytes);
        }
      }
    });
    // The fits count two steps (there and back) for each peer of an all-reduce, and one in the other forms.
    const perStep = timing.perPeerSeconds / parts.length;
    return builder.build({ timing, startSeconds: (index === 0 ? timing.startSeconds : 0) + steps * perStep, insideSteps: steps });
  });
  const ranks = layouts[0].group.ranks.length;
  return candidate(label, parts.length / ranks, timing.medianErrorFraction, phases);
}
