import { z } from 'zod';

export const requestRouterSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('round-robin') }),
  z.strictObject({ kind: z.literal('least-loaded') }),
]);
export type RequestRouterConfig = z.infer<typeof requestRouterSchema>;
