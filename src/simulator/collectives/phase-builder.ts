import { err, ok, type Result } from '../../base/result.ts';
import type { Unreachable } from '../network/index.ts';
import { outsideEfficiencyFraction, type Timing } from './constants.ts';
import type { CollectiveContext, RankGroup } from './rank-groups.ts';

/** One phase of a collective: what it puts on each link, and its time. */
export interface Phase {
  /** Bytes on each directed link for each byte of payload per rank. */
  readonly linkBytes: ReadonlyMap<number, number>;
  readonly latencySeconds: number;
  readonly startSeconds: number;
  /** Of the tightest link, per byte of payload, at the rates that the technologies reach. */
  readonly wireSecondsPerByte: number;
  readonly rampSeconds: number;
}

/** Collects what the ranks send one another; all groups of a collective go into the same phase, for they run together. */
export class PhaseBuilder {
  private readonly context: CollectiveContext;
  private readonly linkBytes = new Map<number, number>();
  private latencySeconds = 0;
  private failed: Unreachable | null = null;

  constructor(context: CollectiveContext) {
    this.context = context;
  }

  /** Bytes per byte of payload from one rank of a group to another; by NIC where that is the way. */
  send({ ranks, nics }: RankGroup, from: number, to: number, bytesPerPayloadByte: number): void {
    const route = this.context.router.routeByNics(ranks[from], nics[from], nics[to], ranks[to]);
    if (!route) {
      this.failed ??= { from: ranks[from], to: ranks[to] };
      return;
    }
    for (let i = 0; i < route.links.length; i += 1) this.onLink(route.links[i], route.fractions[i] * bytesPerPayloadByte);
    this.latencySeconds = Math.max(this.latencySeconds, route.latencySeconds);
  }

  /** Every rank of `members` to every other, the same share each. */
  sendToAll(group: RankGroup, members: readonly number[], bytesPerPairAndPayloadByte: number): void {
    if (
      members.length > 2 &&
      this.sendOverStar(
        members.map((index) => group.ranks[index]),
        bytesPerPairAndPayloadByte,
      )
    )
      return;
    for (const from of members) for (const to of members) if (from !== to) this.send(group, from, to, bytesPerPairAndPayloadByte);
  }

  /** The same over scale-up switches that all ranks hang on, without a route for each pair. @returns false: it is no star */
  private sendOverStar(ranks: readonly number[], bytesPerPair: number): boolean {
    const { graph, router } = this.context;
    const star = router.star(ranks);
    if (!star) return false;
    const bandwidthOf = (links: readonly number[]): number => links.reduce((sum, link) => sum + graph.linkBandwidthBytesPerSecond[link], 0);
    // What each rank sprays over each switch, as share of what it sends.
    const shares = star.upLinks.map((bySwitch) => {
      const total = bySwitch.reduce((sum, links) => sum + bandwidthOf(links), 0);
      return bySwitch.map((links) => bandwidthOf(links) / total);
    });
    const shareSums = shares[0].map((_, s) => shares.reduce((sum, own) => sum + own[s], 0));
    let upSeconds = 0;
    let downSeconds = 0;
    star.upLinks.forEach((bySwitch, rank) => {
      bySwitch.forEach((links, s) => {
        const up = bandwidthOf(links);
        const downLinks = links.map((link) => graph.linkReverse[link]);
        const down = bandwidthOf(downLinks);
        for (const link of links) {
          const part = graph.linkBandwidthBytesPerSecond[link] / up;
          this.onLink(link, shares[rank][s] * (ranks.length - 1) * bytesPerPair * part);
          upSeconds = Math.max(upSeconds, graph.linkLatencySeconds[link]);
        }
        for (const link of downLinks) {
          const part = graph.linkBandwidthBytesPerSecond[link] / down;
          this.onLink(link, (shareSums[s] - shares[rank][s]) * bytesPerPair * part);
          downSeconds = Math.max(downSeconds, graph.linkLatencySeconds[link]);
        }
      });
    });
    this.latencySeconds = Math.max(this.latencySeconds, upSeconds + downSeconds);
    return true;
  }

  onLink(link: number, bytesPerPayloadByte: number): void {
    this.linkBytes.set(link, (this.linkBytes.get(link) ?? 0) + bytesPerPayloadByte);
  }

  /**
   * @param timing of the algorithm on the links between accelerators; other links have their own efficiency
   * @param startSeconds of all steps, in place of the timing's own
   */
  build(timing: Timing, startSeconds: number): Result<Phase, Unreachable> {
    if (this.failed) return err(this.failed);
    const { graph } = this.context;
    let wireSecondsPerByte = 0;
    for (const [link, bytes] of this.linkBytes) {
      const isInside = isScaleUpLink(this.context, link);
      const efficiency = isInside ? timing.efficiencyFraction : Math.min(1, outsideEfficiencyFraction(graph.linkTechnologies[link]));
      wireSecondsPerByte = Math.max(wireSecondsPerByte, bytes / (graph.linkBandwidthBytesPerSecond[link] * efficiency));
    }
    return ok({
      linkBytes: this.linkBytes,
      latencySeconds: this.latencySeconds,
      startSeconds,
      wireSecondsPerByte,
      rampSeconds: timing.rampSeconds / timing.efficiencyFraction,
    });
  }
}

/** A link between accelerators, or of an accelerator to a scale-up switch. */
export function isScaleUpLink({ graph }: CollectiveContext, link: number): boolean {
  const isPart = (node: number): boolean => graph.nodeKinds[node] === 'accelerator' || graph.nodeKinds[node] === 'scale-up-switch';
  return isPart(graph.linkFrom[link]) && isPart(graph.linkTo[link]);
}

/** Start of an algorithm over `count` ranks, on measured constants. */
export function startSeconds(timing: Timing, count: number): number {
  return timing.startSeconds + timing.perPeerSeconds * (count - 1) + timing.perDoublingSeconds * Math.log2(count);
}

/** Seconds of a phase: start, wire and ramp, the latter two stretched by contention. */
export function phaseSeconds(phase: Phase, payloadBytes: number, shareFraction: number): number {
  if (payloadBytes <= 0) return 0;
  const wire = phase.wireSecondsPerByte * payloadBytes;
  return Math.max(phase.startSeconds, phase.latencySeconds) + (wire + Math.sqrt(wire * phase.rampSeconds)) / shareFraction;
}
