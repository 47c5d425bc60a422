import { type RequestTable, tpotParts, ttftParts } from '../../results/index.ts';
import type { RequestTrace } from '../workload/index.ts';

/** The request table while it is being filled, and what a live request carries beside it. All arrays [requestCount]. */
export interface RequestColumns extends RequestTable {
  /** Tokens of KV that the request held when it joined its decode batch. */
  readonly heldAtJoin: Int32Array;
  /** Step counter of the replica at that moment. */
  readonly joinStep: Float64Array;
  /** Step counter at which the last token comes; -1: not decoding. */
  readonly finishStep: Float64Array;
  /** Output tokens still to come, at the join. */
  readonly remainingTokens: Int32Array;
  /**
   * Tokens that the prompt under way has in all (with generated ones after a preemption), those of them that were found in a
   * cache when it was admitted, and those that are done.
   */
  readonly promptTokens: Int32Array;
  readonly promptStart: Int32Array;
  readonly promptDone: Int32Array;
  /** Place in the decode batch of its rank; -1: not in one. */
  readonly batchPlace: Int32Array;
  /** Data-parallel rank within the prefill and the decode replica. */
  readonly prefillRank: Int32Array;
  readonly decodeRank: Int32Array;
  readonly prefillEndedAtSeconds: Float64Array;
  /** Of the KV cache, to the decode replica. */
  readonly transferStartedAtSeconds: Float64Array;
  readonly transferEndedAtSeconds: Float64Array;
  /** When a preempted sequence stopped, and when it had produced its last token. */
  readonly pausedAtSeconds: Float64Array;
  readonly lastTokenAtSeconds: Float64Array;
}

/** Empty columns for a trace. */
export function createRequestColumns(trace: RequestTrace): RequestColumns {
  const count = trace.arrivedAtSeconds.length;
  const unknown = () => new Float64Array(count).fill(Number.NaN);
  const nowhere = () => new Int32Array(count).fill(-1);
  return {
    requestCount: count,
    arrivedAtSeconds: trace.arrivedAtSeconds,
    inputTokensCount: trace.inputTokensCount,
    outputTokensCount: trace.outputTokensCount,
    firstTokenAtSeconds: unknown(),
    finishedAtSeconds: unknown(),
    prefillReplica: nowhere(),
    decodeReplica: nowhere(),
    preemptionCount: new Int32Array(count),
    prefixHitTokensCount: new Int32Array(count),
    kvBytes: new Float64Array(count),
    kvVisibleSeconds: new Float64Array(count),
    ttftPartsSeconds: new Float64Array(count * ttftParts.length),
    tpotPartsSeconds: new Float64Array(count * tpotParts.length),
    outcome: new Uint8Array(count),
    heldAtJoin: new Int32Array(count),
    joinStep: new Float64Array(count),
    finishStep: new Float64Array(count).fill(-1),
    remainingTokens: new Int32Array(count),
    promptTokens: new Int32Array(count),
    promptStart: new Int32Array(count),
    promptDone: new Int32Array(count),
    batchPlace: nowhere(),
    prefillRank: nowhere(),
    decodeRank: nowhere(),
    prefillEndedAtSeconds: unknown(),
    transferStartedAtSeconds: unknown(),
    transferEndedAtSeconds: unknown(),
    pausedAtSeconds: unknown(),
    lastTokenAtSeconds: unknown(),
  };
}

/** Only what the results keep. */
export function requestTableOf(columns: RequestColumns): RequestTable {
  return {
    requestCount: columns.requestCount,
    arrivedAtSeconds: columns.arrivedAtSeconds,
    inputTokensCount: columns.inputTokensCount,
    outputTokensCount: columns.outputTokensCount,
    firstTokenAtSeconds: columns.firstTokenAtSeconds,
    finishedAtSeconds: columns.finishedAtSeconds,
    prefillReplica: columns.prefillReplica,
    decodeReplica: columns.decodeReplica,
    preemptionCount: columns.preemptionCount,
    prefixHitTokensCount: columns.prefixHitTokensCount,
    kvBytes: columns.kvBytes,
    kvVisibleSeconds: columns.kvVisibleSeconds,
    ttftPartsSeconds: columns.ttftPartsSeconds,
    tpotPartsSeconds: columns.tpotPartsSeconds,
    outcome: columns.outcome,
  };
}
