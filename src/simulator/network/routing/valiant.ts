import { z } from 'zod';
import { minimalPath, valiantPath } from './dragonfly-groups.ts';
import { ecmp } from './ecmp.ts';
import { type Route, type RoutingContext, routeAlong } from './route.ts';

export const valiantSchema = z.strictObject({ kind: z.literal('valiant') }).meta({ label: 'Valiant (dragonfly)' });

/**
 * In a drawn dragonfly: by way of a third group that a hash of the pair draws, so that no pattern of traffic loads one global
 * link, at the price of twice the global hops (Valiant, SIAM J. Comput. 11, 1982; Kim et al., ISCA 2008, §4.1). Within a group
 * minimal; elsewhere ECMP.
 */
export const valiant = {
  kind: 'valiant',
  label: 'Valiant (dragonfly)',
  route(context: RoutingContext, from: number, to: number): Route | null {
    const path = valiantPath(context, from, to) ?? minimalPath(context, from, to);
    return path ? routeAlong(context.graph, path) : ecmp.route(context, from, to);
  },
} as const;
