import { z } from 'zod';
import type { NetworkGraph } from '../../simulation-input.ts';
import { ecmp } from './ecmp.ts';
import { joinRoutes, type Route, type RoutingContext } from './route.ts';

export const railOptimisedSchema = z
  .strictObject({
    kind: z.literal('rail-optimised'),
    forwardAt: z.enum(['source', 'destination']).default('source').meta({
      label: 'Change rails at',
      help: 'Source: over NVLink to the accelerator on the rail of the target, then out (NCCL PXN). Destination: out on the own rail, then over NVLink (DeepEP).',
    }),
  })
  .meta({ label: 'Rail-optimised (PXN)' });

/** Between NICs as ECMP; who has to change rails does so inside a scale-up domain: see `railRoute`. */
export const railOptimised = {
  kind: 'rail-optimised',
  label: 'Rail-optimised (PXN)',
  route: (context: RoutingContext, from: number, to: number): Route | null => ecmp.route(context, from, to),
} as const;

/** What changing rails needs to know of the fabric. */
export interface Rails {
  readonly graph: NetworkGraph;
  hopCount(from: number, to: number): number;
  /** Devices of a kind that share a server with a node, or a scale-up domain, in node order. */
  serverNics(node: number): readonly number[];
  domainAccelerators(node: number): readonly number[];
  /** Over the scale-up domain alone, and over all links. */
  inside(from: number, to: number): Route | null;
  over(from: number, to: number): Route | null;
}

/**
 * From accelerator to accelerator on another rail, without a hop over the spines: over the scale-up domain of one side, and
 * along one rail. null where both are on one rail already, or no NIC of that side is nearer.
 *
 * @see NVIDIA, "Doubling all2all performance with NCCL 2.12" (PXN); DeepEP README (forwarding at the destination)
 */
export function railRoute(
  rails: Rails,
  forwardAt: 'source' | 'destination',
  [from, fromNic, toNic, to]: readonly [number, number, number, number],
): Route | null {
  const isAtSource = forwardAt === 'source';
  const [home, homeNic] = isAtSource ? [from, fromNic] : [to, toNic];
  const hops = (nic: number): number => (isAtSource ? rails.hopCount(nic, toNic) : rails.hopCount(fromNic, nic));
  const nic = nearest(rails.serverNics(home), hops);
  if (nic === null || hops(nic) >= hops(homeNic)) return null;
  const peer = nearest(rails.domainAccelerators(home), (node) => rails.hopCount(node, nic));
  if (peer === null || peer === home) return null;
  return isAtSource
    ? joinRoutes([rails.inside(from, peer), rails.over(peer, nic), rails.over(nic, toNic), rails.over(toNic, to)])
    : joinRoutes([rails.over(from, fromNic), rails.over(fromNic, nic), rails.over(nic, peer), rails.inside(peer, to)]);
}

function nearest(nodes: readonly number[], hops: (node: number) => number): number | null {
  let best: number | null = null;
  let least = Infinity;
  for (const node of nodes) {
    const own = hops(node);
    if (own < least) [best, least] = [node, own];
  }
  return best;
}
