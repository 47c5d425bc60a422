import { z } from 'zod';
import { minimalPath, valiantPath } from './dragonfly-groups.ts';
import { ecmp } from './ecmp.ts';
import { type Route, type RoutingContext, routeAlong, utilisation } from './route.ts';

export const ugalSchema = z
  .strictObject({
    kind: z.literal('ugal'),
    biasFraction: z.number().min(0).max(1).default(0.1).meta({
      label: 'Bias to minimal',
      help: 'Utilisation by which the minimal path may be worse than twice the other before it is left.',
    }),
  })
  .meta({ label: 'UGAL (dragonfly)' });

/**
 * Universal globally-adaptive load-balancing: as a flow starts it goes by Valiant's path if the minimal one is the worse by
 * `cost of minimal > 2 × cost of Valiant + bias`, as SST's merlin `route_ugal` has it. The cost of a path is the utilisation of
 * its busiest link, which stands in a fluid model for its queues. Without traffic (collectives' plans, steady state): minimal.
 */
export const ugal = {
  kind: 'ugal',
  label: 'UGAL (dragonfly)',
  isLoadAware: true,
  route(context: RoutingContext, from: number, to: number): Route | null {
    const { graph, config } = context;
    const minimal = minimalPath(context, from, to);
    if (!minimal) return ecmp.route(context, from, to);
    const other = context.linkRate === null ? null : valiantPath(context, from, to);
    const bias = config.biasFraction ?? 0;
    const isWorse = other !== null && busiest(context, minimal) > 2 * busiest(context, other) + bias;
    return routeAlong(graph, isWorse ? other : minimal);
  },
} as const;

function busiest(context: RoutingContext, path: readonly number[]): number {
  return path.reduce((most, link) => Math.max(most, utilisation(context, link)), 0);
}
