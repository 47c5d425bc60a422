import { err, ok, type Result } from '../../base/result.ts';
import { addExchange, isScaleUpLink, type Unreachable } from '../network/index.ts';
import type { RankGroup, TimedContext } from './rank-groups.ts';
import type { Timing } from './timings/index.ts';

/** One phase of a collective: what it puts on each link, and its time. */
export interface Phase {
  /** Bytes on each directed link for each byte of payload per rank. */
  readonly linkBytes: ReadonlyMap<number, number>;
  readonly latencySeconds: number;
  /** Software and propagation of all dependent steps. */
  readonly startSeconds: number;
  /** Of the tightest link, per byte of payload, at the rates that the technologies reach. */
  readonly wireSecondsPerByte: number;
  readonly rampSeconds: number;
}

/** How a phase is timed. */
export interface PhaseTiming {
  /** Of the algorithm on the links between accelerators; other links have their own efficiency. */
  readonly timing: Timing;
  /** Of all steps together, as measured. */
  readonly startSeconds: number;
  /** Dependent steps, each paying the latency of the longest path inside a node or between nodes. */
  readonly insideSteps?: number;
  readonly networkSteps?: number;
  /** Of what a plain stream reaches outside. */
  readonly outsideFraction?: number;
  /** In place of the timing's own, over its efficiency. */
  readonly rampSeconds?: number;
}

/** Collects what the ranks send one another; all groups of a collective go into the same phase, for they run together. */
export class PhaseBuilder {
  private readonly context: TimedContext;
  private readonly linkBytes = new Map<number, number>();
  private insideLatencySeconds = 0;
  private outsideLatencySeconds = 0;
  private failed: Unreachable | null = null;

  constructor(context: TimedContext) {
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
    this.sawLatency(route.links, route.latencySeconds);
  }

  /** The latency of a path that data takes in one step. */
  sawLatency(links: Iterable<number>, latencySeconds: number): void {
    for (const link of links) {
      if (isScaleUpLink(this.context.graph, link)) continue;
      this.outsideLatencySeconds = Math.max(this.outsideLatencySeconds, latencySeconds);
      return;
    }
    this.insideLatencySeconds = Math.max(this.insideLatencySeconds, latencySeconds);
  }

  /** Every rank of `members` to every other, the same share each. */
  sendToAll({ ranks, nics }: RankGroup, members: readonly number[], bytesPerPairAndPayloadByte: number): void {
    const among = { ranks: members.map((index) => ranks[index]), nics: members.map((index) => nics[index]) };
    const onLinks = { add: (link: number, share: number): void => this.onLink(link, share) };
    const ways = addExchange(this.context.router, among, bytesPerPairAndPayloadByte, onLinks);
    this.failed ??= ways.unreachable;
    this.insideLatencySeconds = Math.max(this.insideLatencySeconds, ways.insideLatencySeconds);
    this.outsideLatencySeconds = Math.max(this.outsideLatencySeconds, ways.outsideLatencySeconds);
  }

  onLink(link: number, bytesPerPayloadByte: number): void {
    this.linkBytes.set(link, (this.linkBytes.get(link) ?? 0) + bytesPerPayloadByte);
  }

  /** What has been collected, timed. */
  build({
    timing,
    startSeconds,
    insideSteps = 0,
    networkSteps = 0,
    outsideFraction = 1,
    rampSeconds,
  }: PhaseTiming): Result<Phase, Unreachable> {
    if (this.failed) return err(this.failed);
    const { graph, timings } = this.context;
    let wireSecondsPerByte = 0;
    for (const [link, bytes] of this.linkBytes) {
      const efficiency = isScaleUpLink(graph, link)
        ? timing.efficiencyFraction
        : Math.min(1, timings.network.efficiencyFraction(graph.linkTechnologies[link]) * outsideFraction);
      wireSecondsPerByte = Math.max(wireSecondsPerByte, bytes / (graph.linkBandwidthBytesPerSecond[link] * efficiency));
    }
    // Starts were measured over links of known latency: what is drawn longer or shorter shifts every dependent step.
    const propagation = insideSteps * this.insideLatencySeconds + networkSteps * this.outsideLatencySeconds;
    const reference = insideSteps * timings.inside.referenceLatencySeconds + networkSteps * timings.network.referenceLatencySeconds;
    return ok({
      linkBytes: this.linkBytes,
      latencySeconds: Math.max(this.insideLatencySeconds, this.outsideLatencySeconds),
      startSeconds: Math.max(propagation, startSeconds + propagation - reference),
      wireSecondsPerByte,
      rampSeconds: rampSeconds ?? timing.rampSeconds / timing.efficiencyFraction,
    });
  }
}

/** Seconds of a phase: start, wire and ramp, the latter two stretched by contention. */
export function phaseSeconds(phase: Phase, payloadBytes: number, shareFraction: number): number {
  if (payloadBytes <= 0) return 0;
  const wire = phase.wireSecondsPerByte * payloadBytes;
  return phase.startSeconds + (wire + Math.sqrt(wire * phase.rampSeconds)) / shareFraction;
}
