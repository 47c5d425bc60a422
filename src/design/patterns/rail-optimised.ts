import { z } from 'zod';

/**
 * Rail-optimised leaf-spine: NIC i of every host goes to leaf `i mod leaves`, leaves to spines with parallel uplinks
 * so that down-link over up-link capacity of a leaf is `oversubscriptionRatio`. Spines are made by the pattern.
 */
export const railOptimisedSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  kind: z.literal('rail-optimised'),
  /** Instances whose `port` is cabled. */
  hosts: z.string(),
  /** Exposed port of the hosts' definition. */
  port: z.string().default('rail'),
  /** Switch components that serve as leaves. */
  leaves: z.string(),
  spinesCount: z.int().nonnegative(),
  spinePart: z.string(),
  /** Link part ids. */
  link: z.string(),
  uplink: z.string(),
  oversubscriptionRatio: z.number().min(1),
  overrides: z.record(z.string(), z.strictObject({ part: z.string().optional() })).default({}),
});
