import { z } from 'zod';
import { kindFamily } from '../../base/kinds.ts';
import { leastLoaded, leastLoadedSchema } from './least-loaded.ts';
import { roundRobin, roundRobinSchema } from './round-robin.ts';

export type { RequestRouterKind, RouterCursor } from './router-kind.ts';

export const requestRouters = kindFamily('request router', [roundRobin, leastLoaded]);
export const requestRouterSchema = z.discriminatedUnion('kind', [roundRobinSchema, leastLoadedSchema]);
export type RequestRouterConfig = z.infer<typeof requestRouterSchema>;
