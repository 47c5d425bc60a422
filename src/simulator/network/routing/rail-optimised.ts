import { z } from 'zod';
import { ecmp } from './ecmp.ts';
import type { AddWay, Route, RoutingContext } from './route.ts';

export const railOptimisedSchema = z
  .strictObject({
    kind: z.literal('rail-optimised'),
    forwardAt: z.enum(['source', 'destination']).default('source').meta({
      label: 'Change rails at',
      help: 'Source: over NVLink to the accelerator on the rail of the target, then out (NCCL PXN). Destination: out on the own rail, then over NVLink (DeepEP).',
    }),
  })
  .meta({ label: 'Rail-optimised (PXN)' });

/** Between NICs as ECMP; who has to change rails does so inside a scale-up domain: see `RailChanges`. */
export const railOptimised = {
  kind: 'rail-optimised',
  label: 'Rail-optimised (PXN)',
  route: (context: RoutingContext, from: number, to: number): Route | null => ecmp.route(context, from, to),
  addWay: ecmp.addWay satisfies AddWay,
} as const;
