import { z } from 'zod';
import { kindFamily } from '../../base/kinds.ts';
import { blockingTransfer, blockingTransferSchema } from './blocking.ts';
import { chunkwiseTransfer, chunkwiseTransferSchema } from './chunkwise.ts';
import { layerwiseTransfer, layerwiseTransferSchema } from './layerwise.ts';
import { pullTransfer, pullTransferSchema } from './pull.ts';

export type { KvTransferKind, TransferTimes } from './kv-transfer-kind.ts';
export { type TransferOptions, transferAssumption, withUsual } from './options.ts';

export const kvTransfers = kindFamily('KV transfer', [blockingTransfer, layerwiseTransfer, chunkwiseTransfer, pullTransfer]);
export const kvTransferSchema = z.discriminatedUnion('kind', [
  blockingTransferSchema,
  layerwiseTransferSchema,
  chunkwiseTransferSchema,
  pullTransferSchema,
]);
export type KvTransferConfig = z.infer<typeof kvTransferSchema>;
