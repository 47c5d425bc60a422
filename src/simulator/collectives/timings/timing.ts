/**
 * Measured timing of one algorithm: start + wire + ramp, where wire is the time that the bytes take on the tightest drawn link
 * at full rate. seconds = start + perPeer (n − 1) + perDoubling log2 n + (wire + √(wire × ramp)) / efficiency.
 * The root term is the slow saturation that all sweeps show: chunks and channels grow with the payload.
 */
export interface Timing {
  readonly startSeconds: number;
  readonly perPeerSeconds: number;
  readonly perDoublingSeconds: number;
  /** Of the drawn bandwidth, at large payloads. */
  readonly efficiencyFraction: number;
  readonly rampSeconds: number;
  /** Median error beside the tables that the constants were fitted to. null: not measured. */
  readonly medianErrorFraction: number | null;
}

/** A timing in microseconds, as the fits are written down. */
export function timing(
  startMicroseconds: number,
  perPeerMicroseconds: number,
  efficiencyFraction: number,
  rampMicroseconds: number,
  { perDoublingMicroseconds = 0, medianError = null }: { perDoublingMicroseconds?: number; medianError?: number | null } = {},
): Timing {
  return {
    startSeconds: startMicroseconds * 1e-6,
    perPeerSeconds: perPeerMicroseconds * 1e-6,
    perDoublingSeconds: perDoublingMicroseconds * 1e-6,
    efficiencyFraction,
    rampSeconds: rampMicroseconds * 1e-6,
    medianErrorFraction: medianError,
  };
}

/** Start of an algorithm over `count` ranks. */
export function startSeconds(of: Timing, count: number): number {
  return of.startSeconds + of.perPeerSeconds * (count - 1) + of.perDoublingSeconds * Math.log2(count);
}

/** No software at all: propagation and bytes, as in a schedule on paper. */
export const idealTiming = timing(0, 0, 1, 0);

/** Timings of the links between accelerators of a node, by technology. */
export interface TechnologyTimings {
  readonly source: string;
  /** From accelerator to accelerator in the measured systems: part of the starts; what is drawn longer or shorter shifts each step. */
  readonly referenceLatencySeconds: number;
  /** Kernels of engines for small payloads: each rank reads all others; or reduces its part and gathers the rest. null: not measured. */
  readonly oneShot: Timing | null;
  readonly twoShot: Timing | null;
  readonly ring: Timing;
  /** Reduction in the switch (NVLS). null: the technology has none. */
  readonly inNetwork: Timing | null;
  /** Efficiency of the same over 72 ranks; between 8 and 72 along log n. null: as over 8. */
  readonly inNetworkWideFraction: number | null;
  readonly allGather: Timing;
  readonly reduceScatter: Timing;
  readonly allToAll: Timing;
  /** Dispatch and combine of expert parallelism: one copy for each expert, and one for each rank. */
  readonly lowLatencyExchange: Timing;
  readonly highThroughputExchange: Timing;
  readonly send: Timing;
}

/** Steps of a library algorithm between nodes. */
export interface NetworkSteps {
  readonly baseSeconds: number;
  readonly insideSeconds: number;
  readonly networkSeconds: number;
  /** Of the efficiency that a plain stream reaches on the network. */
  readonly efficiencyFraction: number;
}

/** Timings of what crosses NICs. */
export interface NetworkTimings {
  /** From accelerator to accelerator over two NICs and one switch: part of the starts. */
  readonly referenceLatencySeconds: number;
  readonly ring: NetworkSteps;
  readonly tree: NetworkSteps;
  readonly inNetworkTree: NetworkSteps;
  readonly collNet: NetworkSteps;
  /** Expert exchanges between nodes; `perPeer` of the second counts nodes. */
  readonly lowLatencyExchange: Timing;
  readonly highThroughputExchange: Timing;
  /** Share of the drawn bandwidth that a plain stream gets. */
  efficiencyFraction(technology: string): number;
}

/** All constants that plans are timed with. */
export interface CollectiveTimings {
  readonly inside: TechnologyTimings;
  readonly network: NetworkTimings;
  /** The technology of `inside`, as drawn, and whether it was measured. */
  readonly technology: string;
  readonly isMeasured: boolean;
}
