import { z } from 'zod';
import type { RequestRouterKind } from './router-kind.ts';

export const randomRouterSchema = z.strictObject({ kind: z.literal('random') });

/** Any replica that can take the request, each as likely as any other. */
export const randomRouter = {
  kind: 'random',
  label: 'Random',
  sharesOneQueue: false,
  readsHits: false,
  choose({ loadFraction }, cursor) {
    let open = 0;
    for (const load of loadFraction) if (load < Number.POSITIVE_INFINITY) open += 1;
    let left = Math.floor(cursor.random() * open);
    for (let candidate = 0; candidate < loadFraction.length; candidate += 1) {
      if (loadFraction[candidate] === Number.POSITIVE_INFINITY) continue;
      if (left === 0) return candidate;
      left -= 1;
    }
    return -1;
  },
} as const satisfies RequestRouterKind<z.infer<typeof randomRouterSchema>>;
