import type { Seconds } from '../../base/units.ts';

/** Times that decide how much of a transfer a request sees. */
export interface TransferTimes {
  /** Of the whole cache at full rate. */
  readonly transferSeconds: Seconds;
  /** Software before the first byte. */
  readonly setupSeconds: Seconds;
  readonly prefillSeconds: Seconds;
  readonly layerCount: number;
  /** Steps that the prompt is computed in: the mean. */
  readonly chunkCount: number;
}

/** A rule for when the KV cache of a prompt leaves the prefill replica. */
export interface KvTransferKind {
  readonly kind: string;
  readonly label: string;
  /**
   * What leaves while prefill still runs: nothing; each layer when it is made; each chunk of the prompt when its step has ended.
   * If anything does, space at the decode replica is asked for when prefill begins, not when it has ended.
   */
  readonly streams: 'nothing' | 'layers' | 'chunks';
  /** The decode replica reads, when its scheduler comes round to it: at its next step, one path latency before the first byte leaves. */
  readonly isPulled: boolean;
  /** Transfer time that a request waits for after its prefill, without contention. */
  visibleSeconds(times: TransferTimes): Seconds;
}
