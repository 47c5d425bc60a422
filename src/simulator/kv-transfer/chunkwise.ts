import { z } from 'zod';
import type { KvTransferKind } from './kv-transfer-kind.ts';
import { transferOptions } from './options.ts';

export const chunkwiseTransferSchema = z.strictObject({ kind: z.literal('chunkwise'), ...transferOptions });

/**
 * Each chunk of a prompt leaves when its step has ended, all layers of it; one chunk after the other. For c equal chunks, transfer X and
 * prefill T at least the last chunk is left, or what the network could not carry since the first: max(X / c, X − T (c − 1) / c).
 *
 * @see sgl-project/sglang, `send_kv_chunk`
 */
export const chunkwiseTransfer = {
  kind: 'chunkwise',
  label: 'Chunk by chunk',
  streams: 'chunks',
  isPulled: false,
  visibleSeconds: ({ transferSeconds, setupSeconds, prefillSeconds, chunkCount }) => {
    const whole = transferSeconds + setupSeconds * chunkCount;
    return Math.max(whole / chunkCount, whole - (prefillSeconds * (chunkCount - 1)) / chunkCount);
  },
} as const satisfies KvTransferKind;
