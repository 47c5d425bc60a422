import type { Seconds } from '../../base/units.ts';

/** A rule for when the KV cache of a prompt leaves the prefill replica. */
export interface KvTransferKind {
  readonly kind: string;
  readonly label: string;
  /** Streams while prefill runs: space at the decode replica is asked for when prefill begins, not when it has ended. */
  readonly isStreamed: boolean;
  /**
   * Transfer time that a request waits for after its prefill, without contention.
   *
   * @param transferSeconds of the whole cache at full rate
   */
  visibleSeconds(transferSeconds: Seconds, prefillSeconds: Seconds, layerCount: number): Seconds;
}
