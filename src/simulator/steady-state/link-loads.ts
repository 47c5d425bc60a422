import { type TrafficClass, trafficClasses, trafficClassIndex } from '../../results/index.ts';
import type { CollectivePlan } from '../collectives/index.ts';
import type { FlowClass } from '../network/index.ts';
import type { NetworkGraph } from '../simulation-input.ts';

/** Average bytes a second on every directed link, by traffic class. */
export class LinkLoads {
  private readonly network: NetworkGraph;
  /** Row-major [linkCount, trafficClasses.length]. */
  readonly bytesPerSecondByClass: Float64Array;
  readonly utilizationFraction: Float64Array;

  constructor(network: NetworkGraph) {
    this.network = network;
    this.bytesPerSecondByClass = new Float64Array(network.linkIds.length * trafficClasses.length);
    this.utilizationFraction = new Float64Array(network.linkIds.length);
  }

  private add(link: number, trafficClass: TrafficClass, bytesPerSecond: number): void {
    this.bytesPerSecondByClass[link * trafficClasses.length + trafficClassIndex[trafficClass]] += bytesPerSecond;
    this.utilizationFraction[link] += bytesPerSecond / this.network.linkBandwidthBytesPerSecond[link];
  }

  addCollective(plan: CollectivePlan, payloadBytesPerSecond: number): void {
    const { links } = plan.flowClass;
    for (let i = 0; i < links.length; i += 1) {
      this.add(links[i], plan.trafficClass, plan.linkBytesPerPayloadByte[i] * payloadBytesPerSecond);
    }
  }

  addFlows(flowClass: FlowClass, bytesPerSecond: number): void {
    for (let i = 0; i < flowClass.links.length; i += 1) {
      this.add(flowClass.links[i], 'kv', (bytesPerSecond / flowClass.memberTotal) * flowClass.memberCounts[i]);
    }
  }

  /**
   * Rate of a class in what others, and its own kind, leave on average: capacity times (1 − utilisation) of its tightest
   * link. For one link that is processor sharing; where the tightest link is not its own it is an approximation.
   */
  rateLeft(flowClass: FlowClass): number {
    const { linkBandwidthBytesPerSecond } = this.network;
    let member = Number.POSITIVE_INFINITY;
    for (let i = 0; i < flowClass.links.length; i += 1) {
      const link = flowClass.links[i];
      const left = linkBandwidthBytesPerSecond[link] * Math.max(0, 1 - this.utilizationFraction[link]);
      member = Math.min(member, left / flowClass.memberCounts[i]);
    }
    return Math.min(member, flowClass.memberCapBytesPerSecond ?? member) * flowClass.memberTotal;
  }

  /** What traffic that is not its own leaves of a collective's tightest link; `ownPayloadBytesPerSecond` for all with its class. */
  shareLeft(plan: CollectivePlan, own: readonly { readonly plan: CollectivePlan; readonly payloadBytesPerSecond: number }[]): number {
    const { links, memberCounts } = plan.flowClass;
    const { linkBandwidthBytesPerSecond } = this.network;
    const ownBytes = new Map<number, number>();
    for (const mine of own) {
      mine.plan.flowClass.links.forEach((link, i) => {
        ownBytes.set(link, (ownBytes.get(link) ?? 0) + mine.plan.linkBytesPerPayloadByte[i] * mine.payloadBytesPerSecond);
      });
    }
    let alone = Number.POSITIVE_INFINITY;
    let left = Number.POSITIVE_INFINITY;
    for (let i = 0; i < links.length; i += 1) {
      const bandwidth = linkBandwidthBytesPerSecond[links[i]];
      const others = Math.max(0, this.utilizationFraction[links[i]] - (ownBytes.get(links[i]) ?? 0) / bandwidth);
      alone = Math.min(alone, bandwidth / memberCounts[i]);
      left = Math.min(left, (bandwidth * Math.max(0, 1 - others)) / memberCounts[i]);
    }
    return alone === Number.POSITIVE_INFINITY ? 1 : Math.max(0.05, Math.min(1, left / alone));
  }

  highestUtilization(): number {
    return this.utilizationFraction.reduce((most, fraction) => Math.max(most, fraction), 0);
  }
}
