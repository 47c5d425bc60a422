import { z } from 'zod';
import type { KvTransferKind } from './kv-transfer-kind.ts';

export const blockingTransferSchema = z.strictObject({ kind: z.literal('blocking') });

/** The whole cache moves after prefill has ended, as vLLM's NixlConnector reads it. */
export const blockingTransfer = {
  kind: 'blocking',
  label: 'After prefill',
  isStreamed: false,
  visibleSeconds: (transferSeconds) => transferSeconds,
} as const satisfies KvTransferKind;
