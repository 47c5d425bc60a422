import { z } from 'zod';
import { corridorPath } from './corridor.ts';
import { ecmp } from './ecmp.ts';
import { type Route, type RoutingContext, routeAlong } from './route.ts';

export const dimensionOrderSchema = z.strictObject({ kind: z.literal('dimension-order') }).meta({ label: 'Dimension order (torus)' });

/**
 * In a drawn torus first all the way in x, then y, then z, each the shorter way round, equal ways upward: deterministic and,
 * per direction, free of cycles but for the rings. Elsewhere, and round a host that is cut off, ECMP.
 *
 * @see Dally, Seitz, "Deadlock-free message routing in multiprocessor interconnection networks", IEEE ToC 36(5), 1987
 */
export const dimensionOrder = {
  kind: 'dimension-order',
  label: 'Dimension order (torus)',
  route(context: RoutingContext, from: number, to: number): Route | null {
    const { regions, graph } = context;
    const start = regions?.regionOf[from] ?? -1;
    const end = regions?.regionOf[to] ?? -1;
    const fabric = regions?.fabrics.find(
      ({ kind, firstRegion, regionCount }) =>
        kind === 'torus' && [start, end].every((region) => region >= firstRegion && region < firstRegion + regionCount),
    );
    if (!fabric) return ecmp.route(context, from, to);
    const hosts = torusHops(start - fabric.firstRegion, end - fabric.firstRegion, fabric.sizes);
    const path = corridorPath(
      context,
      from,
      to,
      hosts.map((host) => host + fabric.firstRegion),
    );
    return path ? routeAlong(graph, path) : ecmp.route(context, from, to);
  },
} as const;

/** Hosts from one to another, both included; numbered with x fastest. */
export function torusHops(from: number, to: number, sizes: readonly number[]): number[] {
  const hosts = [from];
  let host = from;
  let stride = 1;
  for (const size of sizes) {
    const own = Math.floor(host / stride) % size;
    const ahead = (((Math.floor(to / stride) % size) - own + size) % size) as number;
    const step = 2 * ahead <= size ? 1 : size - 1;
    const count = Math.min(ahead, size - ahead);
    for (let i = 1; i <= count; i += 1) hosts.push(host + (((own + i * step) % size) - own) * stride);
    host = hosts[hosts.length - 1];
    stride *= size;
  }
  return hosts;
}
