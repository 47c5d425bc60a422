import { z } from 'zod';
import type { KvTransferKind } from './kv-transfer-kind.ts';
import { transferOptions } from './options.ts';

export const blockingTransferSchema = z.strictObject({ kind: z.literal('blocking'), ...transferOptions });

/** The prefill replica sends the whole cache after prefill has ended. */
export const blockingTransfer = {
  kind: 'blocking',
  label: 'After prefill',
  streams: 'nothing',
  isPulled: false,
  visibleSeconds: ({ transferSeconds, setupSeconds }) => setupSeconds + transferSeconds,
} as const satisfies KvTransferKind;
