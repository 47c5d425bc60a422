import { z } from 'zod';
import { routingPolicySchema, scaleUpPolicySchema } from './routing/index.ts';

const selector = z.string().min(1);

/** How flows find their way, as the design file holds it. */
export const routingSchema = z.strictObject({
  scaleOut: routingPolicySchema.default({ kind: 'ecmp', queuePairCount: 1 }).meta({ label: 'Routes between servers' }),
  scaleUp: scaleUpPolicySchema.default({ kind: 'spray' }).meta({ label: 'Routes in a scale-up domain' }),
  /** Ways drawn by the user: the first whose ends fit counts. `via` names one device each. */
  explicit: z.array(z.strictObject({ from: selector, to: selector, via: z.array(selector).min(1) })).optional(),
});
export type RoutingDesign = z.output<typeof routingSchema>;
