import { z } from 'zod';
import type { RequestRouterKind } from './router-kind.ts';

export const randomRouterSchema = z.strictObject({ kind: z.literal('random') });

/** Any replica that can take the request, each as likely as any other. */
export const randomRouter = {
  kind: 'random',
  label: 'Random',
  sharesOneQueue: false,
  readsHits: false,
  choose(candidates, cursor) {
    const open: number[] = [];
    for (let candidate = 0; candidate < candidates.count; candidate += 1) {
      if (candidates.loadFraction(candidate) < Number.POSITIVE_INFINITY) open.push(candidate);
    }
    return open[Math.floor(cursor.random() * open.length)] ?? -1;
  },
} as const satisfies RequestRouterKind<z.infer<typeof randomRouterSchema>>;
