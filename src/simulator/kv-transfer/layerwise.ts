import { z } from 'zod';
import type { KvTransferKind } from './kv-transfer-kind.ts';

export const layerwiseTransferSchema = z.strictObject({ kind: z.literal('layerwise') });

/**
 * Each layer's cache leaves when the layer is done: the transfer starts one layer late and never runs ahead of prefill,
 * so that at least the last layer, and whatever the network could not carry meanwhile, is left when prefill ends.
 *
 * @see Qin et al., Mooncake, FAST 2025, fig. 3 and 14
 */
export const layerwiseTransfer = {
  kind: 'layerwise',
  label: 'Layer by layer',
  isStreamed: true,
  visibleSeconds: (transferSeconds, prefillSeconds, layerCount) =>
    Math.max(transferSeconds / layerCount, transferSeconds - (prefillSeconds * (layerCount - 1)) / layerCount),
} as const satisfies KvTransferKind;
