import { z } from 'zod';
import { kindFamily } from '../../base/kinds.ts';
import { blockingTransfer, blockingTransferSchema } from './blocking.ts';
import { layerwiseTransfer, layerwiseTransferSchema } from './layerwise.ts';

export type { KvTransferKind } from './kv-transfer-kind.ts';

export const kvTransfers = kindFamily('KV transfer', [blockingTransfer, layerwiseTransfer]);
export const kvTransferSchema = z.discriminatedUnion('kind', [blockingTransferSchema, layerwiseTransferSchema]);
export type KvTransferConfig = z.infer<typeof kvTransferSchema>;
