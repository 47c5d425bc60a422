import type { TrafficClass } from '../../results/index.ts';
import type { FlowClass } from '../network/flow-class.ts';
import type { Assumption } from '../simulation-input.ts';

/** A collective over given ranks of a given network, ready to be timed: seconds = latency + payload / rate. */
export interface CollectivePlan {
  /** As the field calls it: `one-shot all-reduce`, `ring all-reduce`, `direct all-to-all`. Of the typical payload. */
  readonly algorithm: string;
  readonly trafficClass: TrafficClass;
  /** The links that the algorithm of the typical payload uses, for max-min sharing with other traffic. */
  readonly flowClass: FlowClass;
  /** Bytes that `flowClass.links[i]` carries for each byte of payload per rank. */
  readonly linkBytesPerPayloadByte: Float64Array;
  /**
   * Time of one call, with the algorithm that is fastest for the payload.
   *
   * @param payloadBytes per rank, as nccl-tests count it
   * @param shareFraction rate that the members get, over the rate when alone: 1 without contention
   */
  seconds(payloadBytes: number, shareFraction: number): number;
  /** The algorithm that `seconds` takes for a payload. */
  algorithmFor?(payloadBytes: number): string;
  /** What its constants rest on. */
  readonly assumptions?: readonly Assumption[];
}
