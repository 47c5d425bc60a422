import type { CollectivePlan } from '../collectives/index.ts';
import type { FlowClass, FlowNetwork } from '../network/index.ts';
import type { Replica } from './replica.ts';

/** Below this relative change of its share, a replica's step is not timed anew. */
const shareTolerance = 1e-6;
const maxRounds = 12;
/** Share of a replica whose collectives cannot move at all. */
export const stalledShareFraction = 1e-12;
/** A demand is set anew when it has changed by more than this: what it carries is right to as much, and without bias. */
const demandTolerance = 0.01;

/** Standing demands of one replica: one for each collective of its step. */
interface ReplicaDemands {
  /** -1: no plan, because nothing joins the ranks. */
  readonly handles: number[];
  /** By which they run now; the step model is timed with its own. */
  readonly plans: (CollectivePlan | null)[];
  /** Bytes of a member for each byte of payload: mean over the links, so that the sum over links is right. */
  readonly memberBytesPerPayloadByte: number[];
  readonly shares: Float64Array;
  /** For each collective the first that has the same links, and so the same share. */
  sameLinksAs: readonly number[];
  /** What was asked for last. */
  readonly asked: Float64Array;
  paceVersion: number;
  /** Last change of its share, and when. */
  lastChange: number;
  changedAtSeconds: number;
  /** Traffic on its links has changed since its shares were looked up: they are, when it runs. */
  isStale: boolean;
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
  /** Replicas whose shares are to be looked up in this round. */
  private readonly stale: Replica[] = [];

  constructor(network: FlowNetwork, replicas: readonly Replica[]) {
    this.network = network;
    this.replicas = replicas;
    this.demands = replicas.map((replica) => {
      const { collectives } = replica.model;
      const plans = collectives.map(({ plan }) => plan);
      const handles = plans.map((plan) => this.addDemand(plan, replica));
      const sameLinksAs = firstWithSameLinks(plans);
      const memberBytesPerPayloadByte = plans.map(memberBytes);
      const shares = new Float64Array(handles.length).fill(1);
      return {
        handles,
        plans,
        memberBytesPerPayloadByte,
        shares,
        sameLinksAs,
        asked: new Float64Array(handles.length),
        paceVersion: -1,
        lastChange: 0,
        changedAtSeconds: -1,
        isStale: false,
      };
    });
  }

  private addDemand(plan: CollectivePlan, replica: Replica): number {
    const handle = this.network.addDemand(plan.flowClass, plan.trafficClass, replica.index);
    this.replicaOf[handle] = replica.index;
    return handle;
  }

  /** Collectives run by other plans from now on; null: they cannot. */
  replan(planOf: (replica: Replica, c: number) => CollectivePlan | null): void {
    for (const replica of this.replicas) {
      const own = this.demands[replica.index];
      let isChanged = false;
      for (let c = 0; c < own.plans.length; c += 1) {
        const plan = planOf(replica, c);
        if (plan === own.plans[c]) continue;
        isChanged = true;
        if (own.handles[c] >= 0) this.network.removeDemand(own.handles[c]);
        own.plans[c] = plan;
        own.handles[c] = plan ? this.addDemand(plan, replica) : -1;
        own.memberBytesPerPayloadByte[c] = plan ? memberBytes(plan) : 0;
        own.asked[c] = 0;
      }
      if (!isChanged) continue;
      own.sameLinksAs = firstWithSameLinks(own.plans);
      own.paceVersion = -1;
      if (!own.isStale && replica.runSteps > 0) this.stale.push(replica);
      own.isStale = true;
      this.refresh(replica);
    }
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
      const rate = isIdle ? 0 : (payload * own.memberBytesPerPayloadByte[c]) / replica.clock.firstSeconds;
      if (Math.abs(rate - own.asked[c]) <= demandTolerance * Math.min(rate, own.asked[c])) continue;
      own.asked[c] = rate;
      if (own.handles[c] >= 0) this.network.setDemand(own.handles[c], rate);
    }
    if (!isIdle && own.isStale) this.stale.push(replica);
  }

  /** Times anew the steps of replicas whose collectives now get another share. Calls back for each such replica. */
  spreadChanges(atSeconds: number, onRepaced: (replica: Replica) => void): void {
    // A new step time is a new demand, which moves shares again. It is settled within the instant, and what little is left
    // after the last round is dropped: otherwise results would depend on how many events follow.
    for (let round = 0; ; round += 1) {
      for (const handle of this.network.takeChangedDemands()) {
        const replica = this.replicas[this.replicaOf[handle]];
        const own = this.demands[replica.index];
        if (!own.isStale && replica.runSteps > 0) this.stale.push(replica);
        own.isStale = true;
      }
      const count = this.stale.length;
      if (count === 0) return;
      for (let i = 0; i < count; i += 1) this.lookUpShares(this.stale[i]);
      for (let i = 0; i < count && round < maxRounds; i += 1) {
        const replica = this.stale[i];
        const share = this.shareOf(replica);
        if (Math.abs(share - replica.shareFraction) <= shareTolerance * replica.shareFraction) continue;
        replica.changeShare(this.nextShare(replica, share, atSeconds), atSeconds);
        this.refresh(replica);
        onRepaced(replica);
      }
      this.stale.splice(0, count);
      if (round === maxRounds) return;
    }
  }

  /**
   * Replicas that answer one another in the same round would swing between two states for ever: one that turns back goes only
   * as far as the secant through its last two changes says.
   */
  private nextShare(replica: Replica, share: number, atSeconds: number): number {
    const own = this.demands[replica.index];
    const before = own.changedAtSeconds === atSeconds ? own.lastChange : 0;
    const wanted = share - replica.shareFraction;
    own.lastChange = before * wanted < 0 ? (wanted * before) / (before - wanted) : wanted;
    own.changedAtSeconds = atSeconds;
    return replica.shareFraction + own.lastChange;
  }

  private lookUpShares(replica: Replica): void {
    const { handles, shares, sameLinksAs } = this.demands[replica.index];
    for (let c = 0; c < handles.length; c += 1) {
      if (handles[c] < 0) shares[c] = 0;
      else shares[c] = sameLinksAs[c] < c ? shares[sameLinksAs[c]] : this.network.shareIfActive(handles[c]);
    }
    this.demands[replica.index].isStale = false;
  }

  /** One share for all collectives of a step: that which makes their times add up. */
  private shareOf(replica: Replica): number {
    const { shares, plans } = this.demands[replica.index];
    const { collectives } = replica.model;
    let least = 1;
    let isReplanned = false;
    for (let c = 0; c < shares.length; c += 1) {
      least = Math.min(least, shares[c]);
      if (plans[c] !== collectives[c].plan) isReplanned = true;
    }
    if (least <= stalledShareFraction) return stalledShareFraction;
    if (replica.runSteps === 0 || (!isReplanned && (least >= 1 || shares.length === 1))) return least;
    let alone = 0;
    let stretched = 0;
    for (let c = 0; c < shares.length; c += 1) {
      const { plan, callsPerStep, payloadBytes } = collectives[c];
      const payload = payloadBytes(replica.maxRankTokens, replica.totalTokens);
      const rateSeconds = callsPerStep * rateSecondsOf(plan, payload);
      const ownPlan = plans[c] ?? plan;
      alone += rateSeconds;
      // Approximation: of another plan only the time on the wire counts, not its start or latency.
      stretched += (ownPlan === plan ? rateSeconds : callsPerStep * rateSecondsOf(ownPlan, payload)) / shares[c];
    }
    return alone > 0 ? alone / stretched : least;
  }
}

/** The part of a plan's time that grows when its share of the links shrinks. */
function rateSecondsOf(plan: CollectivePlan, payloadBytes: number): number {
  return plan.seconds(payloadBytes, 0.5) - plan.seconds(payloadBytes, 1);
}

/** Bytes of a member for each byte of payload: mean over the links. */
function memberBytes({ flowClass, linkBytesPerPayloadByte }: CollectivePlan): number {
  const members = flowClass.memberCounts.reduce((sum, count) => sum + count, 0);
  return members === 0 ? 0 : linkBytesPerPayloadByte.reduce((sum, bytes) => sum + bytes, 0) / members;
}

function firstWithSameLinks(plans: readonly (CollectivePlan | null)[]): readonly number[] {
  return plans.map((plan, c) =>
    plans.findIndex((other, o) => o === c || (plan !== null && other !== null && hasSameLinks(other.flowClass, plan.flowClass))),
  );
}

function hasSameLinks(a: FlowClass, b: FlowClass): boolean {
  if (a.links.length !== b.links.length) return false;
  // Shares are relative to the rate alone: only the proportions of the members count.
  const scale = b.memberCounts[0] / a.memberCounts[0];
  return a.links.every(
    (link, i) => link === b.links[i] && Math.abs(a.memberCounts[i] * scale - b.memberCounts[i]) <= 1e-9 * b.memberCounts[i],
  );
}
