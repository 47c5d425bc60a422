import type { Result } from '../../base/result.ts';
import type { Unreachable } from '../network/index.ts';
import { type AlgorithmInput, isInsideNodes } from './algorithm.ts';
import { type Phase, PhaseBuilder } from './phase-builder.ts';
import type { Timing } from './timings/index.ts';

/**
 * The log2 n exchanges of a recursive halving (a half of the payload with the nearest rank first) or doubling (the same backwards),
 * each a phase. null: some group is no power of two.
 */
export function exchangePhases(
  input: AlgorithmInput,
  timing: Timing,
  direction: 'halving' | 'doubling',
): readonly Result<Phase, Unreachable>[] | null {
  const counts = new Set(input.layouts.map(({ group }) => group.ranks.length));
  const [n] = counts;
  const stepCount = Math.log2(n);
  if (counts.size > 1 || !Number.isInteger(stepCount)) return null;
  const isInside = isInsideNodes(input);
  const { networkSeconds } = input.context.timings.network.ring;
  return Array.from({ length: stepCount }, (_, index) => {
    const step = direction === 'halving' ? index : stepCount - 1 - index;
    const builder = new PhaseBuilder(input.context);
    for (const { group } of input.layouts) {
      for (let rank = 0; rank < n; rank += 1) builder.send(group, rank, rank ^ (1 << step), 2 ** -(step + 1));
    }
    // A step costs what a step of the ring does, which the fits count for each peer twice; the base is paid with the first.
    const perStep = isInside ? timing.perPeerSeconds / 2 : networkSeconds;
    const start = (direction === 'halving' && index === 0 ? timing.startSeconds : 0) + perStep;
    return builder.build({ timing, startSeconds: start, insideSteps: isInside ? 1 : 0, networkSteps: isInside ? 0 : 1 });
  });
}
