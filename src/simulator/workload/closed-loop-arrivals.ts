import { z } from 'zod';

export const closedLoopArrivalsSchema = z.strictObject({
  kind: z.literal('closed-loop'),
  concurrencyCount: z
    .int()
    .positive()
    .max(1_000_000)
    .meta({ label: 'Concurrency', help: 'Requests in flight: each that ends lets the next one come.', unit: 'requests' }),
  thinkSeconds: z
    .number()
    .nonnegative()
    .default(0)
    .meta({ label: 'Think time', help: 'From the end of a request to the arrival of the next of the same user.', unit: 's' }),
});

/**
 * Closed loop: a fixed number of users, each with one request at a time. All begin at time 0. This is how load generators run
 * at a fixed concurrency; the rate is a result. `generatedSource` lets each request that ends bring the next.
 */
export const closedLoopArrivals = { kind: 'closed-loop', label: 'Closed loop' } as const;
