import type { FlowNetwork } from '../network/index.ts';
import type { Replica } from './replica.ts';

/** Below this relative change of its share, a replica's step is not timed anew. */
const shareTolerance = 1e-6;
const maxRounds = 12;

/** Standing demands of one replica: one for each collective of its step. */
interface ReplicaDemands {
  readonly handles: readonly number[];
  /** Bytes of a member for each byte of payload: mean over the links, so that the sum over links is right. */
  readonly memberBytesPerPayloadByte: readonly number[];
  readonly shares: Float64Array;
  paceVersion: number;
}

/**
 * The collectives of all replicas as standing demands of the network: average rate = bytes of a step over the time of the
 * step. What they get, against one another and against KV transfers, comes back as the share that stretches the step.
 */
export class CollectiveDemands {
  private readonly network: FlowNetwork;
  private readonly replicas: readonly Replica[];
  private readonly demands: readonly ReplicaDemands[];
  private readonly replicaOf: number[] = [];
  private readonly collectiveOf: number[] = [];

  constructor(network: FlowNetwork, replicas: readonly Replica[]) {
    this.network = network;
    this.replicas = replicas;
    this.demands = replicas.map((replica) => {
      const handles = replica.model.collectives.map(({ plan }, collective) => {
        const handle = network.addDemand(plan.flowClass, plan.trafficClass, replica.index);
        this.replicaOf[handle] = replica.index;
        this.collectiveOf[handle] = collective;
        return handle;
      });
      const memberBytesPerPayloadByte = replica.model.collectives.map(({ plan }) => {
        const members = plan.flowClass.memberCounts.reduce((sum, count) => sum + count, 0);
        return members === 0 ? 0 : plan.linkBytesPerPayloadByte.reduce((sum, bytes) => sum + bytes, 0) / members;
      });
      return { handles, memberBytesPerPayloadByte, shares: new Float64Array(handles.length).fill(1), paceVersion: -1 };
    });
  }

  /** Sets the demands of a replica after its step, or its pace, has changed. */
  refresh(replica: Replica): void {
    const own = this.demands[replica.index];
    if (own.paceVersion === replica.paceVersion) return;
    own.paceVersion = replica.paceVersion;
    const isIdle = replica.runSteps === 0;
    const { collectives } = replica.model;
    for (let c = 0; c < own.handles.length; c += 1) {
      const { callsPerStep } = collectives[c];
      const payload = isIdle ? 0 : collectives[c].payloadBytes(replica.maxRankTokens, replica.totalTokens) * callsPerStep;
      this.network.setDemand(own.handles[c], (payload * own.memberBytesPerPayloadByte[c]) / replica.clock.firstSeconds || 0);
    }
  }

  /** Times anew the steps of replicas whose collectives now get another share. Calls back for each such replica. */
  spreadChanges(atSeconds: number, onRepaced: (replica: Replica) => void): void {
    // A new step time is a new demand, which moves shares again. It is settled within the instant, and what little is left
    // after the last round is dropped: otherwise results would depend on how many events follow.
    for (let round = 0; ; round += 1) {
      const changed = this.network.takeChangedDemands();
      if (changed.length === 0 || round === maxRounds) return;
      for (const handle of changed) {
        const own = this.demands[this.replicaOf[handle]];
        own.shares[this.collectiveOf[handle]] = this.network.shareIfActive(handle);
      }
      for (const handle of changed) {
        const replica = this.replicas[this.replicaOf[handle]];
        const share = this.shareOf(replica);
        if (Math.abs(share - replica.shareFraction) <= shareTolerance * replica.shareFraction) continue;
        replica.changeShare(share, atSeconds);
        this.refresh(replica);
        onRepaced(replica);
      }
    }
  }

  /** One share for all collectives of a step: that which makes their times add up. */
  private shareOf(replica: Replica): number {
    const { shares } = this.demands[replica.index];
    let least = 1;
    for (const share of shares) least = Math.min(least, share);
    if (least >= 1 || shares.length === 1 || replica.runSteps === 0) return least;
    let alone = 0;
    let stretched = 0;
    const { collectives } = replica.model;
    for (let c = 0; c < shares.length; c += 1) {
      const payload = collectives[c].payloadBytes(replica.maxRankTokens, replica.totalTokens);
      const rateSeconds = collectives[c].callsPerStep * (collectives[c].plan.seconds(payload, 0.5) - collectives[c].plan.seconds(payload, 1));
      alone += rateSeconds;
      stretched += rateSeconds / shares[c];
    }
    return alone > 0 ? alone / stretched : least;
  }
}
