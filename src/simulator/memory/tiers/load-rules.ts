import { z } from 'zod';
import { kindFamily } from '../../../base/kinds.ts';

/** When a prompt whose KV is being fetched may start. */
export interface LoadRule {
  readonly kind: string;
  readonly label: string;
  /**
   * Part of the transfer, its latency aside, that must be over before prefill starts.
   *
   * @param computeSeconds of the rest of the prompt
   */
  secondsBeforeStart(transferSeconds: number, computeSeconds: number, layerCount: number): number;
}

const blockingLoad = {
  kind: 'blocking',
  label: 'After all of it',
  secondsBeforeStart: (transferSeconds) => transferSeconds,
} as const satisfies LoadRule;

/**
 * Layer by layer: a layer needs its own KV alone, so the rest loads while earlier layers compute. Mirror image of a layerwise
 * transfer: the first layer must be there, and the last must come before it is computed.
 */
const layerwiseLoad = {
  kind: 'layerwise',
  label: 'Layer by layer',
  secondsBeforeStart: (transferSeconds, computeSeconds, layerCount) =>
    Math.max(transferSeconds / layerCount, transferSeconds - (computeSeconds * (layerCount - 1)) / layerCount),
} as const satisfies LoadRule;

export const loadRules = kindFamily('load rule', [layerwiseLoad, blockingLoad]);
export const loadRuleSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('layerwise') }).meta({ label: layerwiseLoad.label }),
  z.strictObject({ kind: z.literal('blocking') }).meta({ label: blockingLoad.label }),
]);
