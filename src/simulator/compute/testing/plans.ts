import type { CollectivePlan } from '../../collectives/collective-plan.ts';

/** A collective that takes a fixed time plus bytes over a rate, and feels contention in the rate only. */
export function fakePlan(latencySeconds: number, bytesPerSecond: number): CollectivePlan {
  return {
    algorithm: 'fake',
    trafficClass: 'tp',
    flowClass: { links: new Int32Array(), memberCounts: new Float64Array(), memberTotal: 0, latencySeconds },
    linkBytesPerPayloadByte: new Float64Array(),
    seconds: (payloadBytes, shareFraction) => latencySeconds + payloadBytes / (bytesPerSecond * shareFraction),
  };
}
