import { z } from 'zod';
import type { KvTransferKind } from './kv-transfer-kind.ts';
import { transferOptions } from './options.ts';

export const layerwiseTransferSchema = z.strictObject({ kind: z.literal('layerwise'), ...transferOptions });

/**
 * Each layer's cache leaves when the layer is done: the transfer starts one layer (and its set-up) late and never runs ahead of
 * prefill, so that at least the last layer, and whatever the network could not carry meanwhile, is left when prefill ends.
 *
 * @see Qin et al., Mooncake, FAST 2025, fig. 3 and 14
 */
export const layerwiseTransfer = {
  kind: 'layerwise',
  label: 'Layer by layer',
  streams: 'layers',
  isPulled: false,
  visibleSeconds: ({ transferSeconds, setupSeconds, prefillSeconds, layerCount }) =>
    Math.max(transferSeconds / layerCount, setupSeconds + transferSeconds - (prefillSeconds * (layerCount - 1)) / layerCount),
} as const satisfies KvTransferKind;
