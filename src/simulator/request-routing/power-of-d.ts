import { z } from 'zod';
import { loadAgeField } from './load-age.ts';
import type { RequestRouterKind } from './router-kind.ts';

export const powerOfDSchema = z.strictObject({
  kind: z.literal('power-of-d'),
  choiceCount: z
    .int()
    .positive()
    .default(2)
    .meta({ label: 'Choices', help: 'Replicas that are asked, drawn at random.', unit: 'replicas' }),
  ...loadAgeField,
});

/**
 * The least loaded of d replicas drawn at random without repetition, the first drawn among equals.
 *
 * @see Mitzenmacher, The Power of Two Choices in Randomized Load Balancing, IEEE TPDS 12(10), 2001
 */
export const powerOfD = {
  kind: 'power-of-d',
  label: 'Power of d choices',
  sharesOneQueue: false,
  readsHits: false,
  choose(candidates, cursor, { choiceCount }) {
    const open: number[] = [];
    const loads: number[] = [];
    for (let candidate = 0; candidate < candidates.count; candidate += 1) {
      const load = candidates.loadFraction(candidate);
      loads.push(load);
      if (load < Number.POSITIVE_INFINITY) open.push(candidate);
    }
    let best = -1;
    for (let drawn = 0; drawn < Math.min(choiceCount, open.length); drawn += 1) {
      const at = drawn + Math.floor(cursor.random() * (open.length - drawn));
      const candidate = open[at];
      open[at] = open[drawn];
      open[drawn] = candidate;
      if (best < 0 || loads[candidate] < loads[best]) best = candidate;
    }
    return best;
  },
} as const satisfies RequestRouterKind<z.infer<typeof powerOfDSchema>>;
