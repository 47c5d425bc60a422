import { z } from 'zod';
import { minimalPath } from './dragonfly-groups.ts';
import { ecmp } from './ecmp.ts';
import { type Route, type RoutingContext, routeAlong } from './route.ts';

export const dragonflyMinimalSchema = z.strictObject({ kind: z.literal('dragonfly-minimal') }).meta({ label: 'Minimal (dragonfly)' });

/**
 * In a drawn dragonfly: within the group to a router with a link to the target's group, over that one global link, and within
 * that group on (Kim et al., ISCA 2008, §4.1). A path of fewest hops may take two global links; this never does. Elsewhere, and
 * where no link joins the two groups, ECMP.
 */
export const dragonflyMinimal = {
  kind: 'dragonfly-minimal',
  label: 'Minimal (dragonfly)',
  route(context: RoutingContext, from: number, to: number): Route | null {
    const path = minimalPath(context, from, to);
    return path ? routeAlong(context.graph, path) : ecmp.route(context, from, to);
  },
} as const;
