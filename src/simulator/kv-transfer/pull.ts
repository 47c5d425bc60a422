import { z } from 'zod';
import type { KvTransferKind } from './kv-transfer-kind.ts';
import { transferOptions } from './options.ts';

export const pullTransferSchema = z.strictObject({ kind: z.literal('pull'), ...transferOptions });

/**
 * The decode replica reads the whole cache (RDMA READ) after prefill has ended, once it has pages for it: the request waits for the step
 * that is under way there, and the read for one way of the path.
 *
 * @see vllm-project/vllm NixlConnector
 */
export const pullTransfer = {
  kind: 'pull',
  label: 'Pulled by decode',
  streams: 'nothing',
  isPulled: true,
  visibleSeconds: ({ transferSeconds, setupSeconds }) => setupSeconds + transferSeconds,
} as const satisfies KvTransferKind;
