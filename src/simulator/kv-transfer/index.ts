import { z } from 'zod';

export const kvTransferSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('blocking') }),
  z.strictObject({ kind: z.literal('layerwise') }),
]);
export type KvTransferConfig = z.infer<typeof kvTransferSchema>;
