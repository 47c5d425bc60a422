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
}

/** Timings of one link technology. */
export interface TechnologyTimings {
  readonly source: string;
  /** Kernels of engines for small payloads: each rank reads all others; or reduces its part and gathers the rest. null: not measured. */
  readonly oneShot: Timing | null;
  readonly twoShot: Timing | null;
  readonly ring: Timing;
  /** Reduction in the switch (NVLS). null: the technology has none. */
  readonly inNetwork: Timing | null;
  readonly allGather: Timing;
  readonly reduceScatter: Timing;
  readonly allToAll: Timing;
  /** Dispatch and combine kernels of expert parallelism, payload counted with all copies. */
  readonly expertExchange: Timing;
  readonly send: Timing;
}

const timing = (
  startMicroseconds: number,
  perPeerMicroseconds: number,
  efficiencyFraction: number,
  rampMicroseconds: number,
  perDoublingMicroseconds = 0,
): Timing => ({
  startSeconds: startMicroseconds * 1e-6,
  perPeerSeconds: perPeerMicroseconds * 1e-6,
  perDoublingSeconds: perDoublingMicroseconds * 1e-6,
  efficiencyFraction,
  rampSeconds: rampMicroseconds * 1e-6,
});

/** 396 of 450 GB/s one way, pair copy on an H200 (stas00/ml-engineering@744d01e network/README.md); 10 µs: aiconfigurator's constant for send and receive. */
const scaleUpSend = timing(10, 0, 0.88, 0);

/**
 * Fitted, least squares of log time, to queued runs of ai-dynamo/aiconfigurator@095f58a (NCCL 2.27 to 2.29 for ring and gather
 * forms; TensorRT-LLM 1.3.0rc20, vLLM 0.24, SGLang 0.5.14 graph-captured kernels up to 8 MiB for one- and two-shot, 2 to 8 GPUs),
 * ring and in-network together with the published nccl-tests sweeps (stas00/ml-engineering@744d01e and @0cc3de50,
 * Azure/AI-benchmarking-guide), whose method overheads were fitted beside and left out here. Expert exchange: SGLang DeepEP
 * low-latency and TensorRT-LLM NVLink all-to-all tables of the same collection (dispatch 13 + bytes at 0.55 of the links).
 */
const fitted = 'fit to aiconfigurator@095f58a kernel tables and published nccl-tests sweeps, see the comment';

/** By id of the drawn link's part. */
const measured: Readonly<Record<string, TechnologyTimings>> = {
  nvlink3: {
    source: `A100: ${fitted}`,
    oneShot: timing(4.43, 0, 0.545, 0, 0.42),
    twoShot: timing(0.95, 0, 0.55, 0, 4.33),
    ring: timing(6.53, 2.65, 0.793, 33.2),
    inNetwork: null,
    allGather: timing(8.28, 0.86, 0.723, 27.4),
    reduceScatter: timing(8.23, 0.81, 0.758, 23),
    allToAll: timing(10.9, 0.25, 0.725, 17.9),
    expertExchange: timing(13, 0, 0.55, 0),
    send: scaleUpSend,
  },
  nvlink4: {
    source: `H100, H200: ${fitted}`,
    oneShot: timing(2.47, 0, 0.633, 0, 0.34),
    twoShot: timing(2.58, 0, 0.624, 0, 2.08),
    ring: timing(4.41, 1.67, 0.794, 6.96),
    inNetwork: timing(28.5, 0, 0.705, 9.47),
    allGather: timing(4.29, 0.91, 0.772, 10.9),
    reduceScatter: timing(4.52, 0.82, 0.727, 5.16),
    allToAll: timing(6.9, 0.17, 0.804, 11.7),
    expertExchange: timing(13, 0, 0.55, 0),
    send: scaleUpSend,
  },
  nvlink5: {
    source: `B200, GB200: ${fitted}; expert exchange 12 µs and half of 14 µs of preparation`,
    oneShot: timing(4.19, 0, 0.585, 0, 0.42),
    twoShot: timing(12.7, 0, 0.518, 0),
    ring: timing(6.84, 2.65, 0.742, 10.2),
    inNetwork: timing(44.9, 0, 0.604, 19.5),
    allGather: timing(7.11, 1.3, 0.772, 18.3),
    reduceScatter: timing(7.08, 1.3, 0.716, 12),
    allToAll: timing(9.9, 0.13, 0.685, 15.7),
    expertExchange: timing(19, 0, 0.55, 0),
    send: scaleUpSend,
  },
  'xgmi-mi300': {
    source:
      'bandwidth: all-reduce of 8 GPUs at 313 of 448 GB/s (stas00/ml-engineering@744d01e); starts not measured: those of NVLink 3 taken',
    oneShot: timing(4.43, 0, 0.545, 0, 0.42),
    twoShot: timing(0.95, 0, 0.55, 0, 4.33),
    ring: timing(6.53, 2.65, 0.72, 33.2),
    inNetwork: null,
    allGather: timing(8.28, 0.86, 0.72, 27.4),
    reduceScatter: timing(8.23, 0.81, 0.72, 23),
    allToAll: timing(10.9, 0.25, 0.72, 17.9),
    expertExchange: timing(13, 0, 0.55, 0),
    send: timing(10, 0, 0.75, 0),
  },
};

/** 55 of 63 GB/s measured on PCIe 5 x16 (stas00/ml-engineering@744d01e); starts as NVLink 3, which goes through the same library. */
const pcieEfficiencyFraction = 0.87;
/** 46 to 48 of 50 GB/s on a 400G NIC (nccl-tests issue 290; DeepEP low latency 46 to 48). */
export const scaleOutEfficiencyFraction = 0.93;

const overPcie: TechnologyTimings = {
  ...measured.nvlink3,
  source: 'PCIe: 55 of 63 GB/s; starts of NCCL on A100',
  oneShot: null,
  twoShot: null,
  ring: timing(6.53, 2.65, pcieEfficiencyFraction, 33.2),
  send: timing(10, 0, pcieEfficiencyFraction, 0),
};

/** Whether the technology was measured, and its timings or those that stand in for it. */
export function technologyTimings(technology: string): { readonly timings: TechnologyTimings; readonly isMeasured: boolean } {
  const known = measured[technology];
  if (known) return { timings: known, isMeasured: true };
  if (technology.startsWith('pcie') || technology.startsWith('cxl')) return { timings: overPcie, isMeasured: true };
  // Times are of protocol and chunk, not of bandwidth: the newest measured scale-up technology stands in.
  return { timings: measured.nvlink5, isMeasured: false };
}

/** Share of the drawn bandwidth that bytes from host to network get on a link that is not of the scale-up domain. */
export function outsideEfficiencyFraction(technology: string): number {
  return technology.startsWith('pcie') || technology.startsWith('cxl') ? pcieEfficiencyFraction : scaleOutEfficiencyFraction;
}

/**
 * NCCL's own constants for steps over a network, µs (NVIDIA/nccl@5067397 src/graph/tuning.cc): ring with the Simple protocol
 * (base 8.4, 3.4 a step inside, 14 over the network), tree with LL128 (14, 1.25, 8.5; bandwidth 0.92 twice).
 */
export const networkSteps = {
  ring: { baseSeconds: 8.4e-6, insideSeconds: 3.4e-6, networkSeconds: 14e-6 },
  tree: { baseSeconds: 14e-6, insideSeconds: 1.25e-6, networkSeconds: 8.5e-6, efficiencyFraction: 0.92 * 0.92 },
} as const;

/** DeepEP low latency between nodes: α 20 to 30 µs, 44.5 of 50 GB/s (DeepEP@dd758ca legacy.md; aiconfigurator@095f58a deepep tables). */
export const expertExchangeBetweenNodes = timing(25, 0, 0.9, 0);

/** Overheads of measuring methods, fitted with the constants above: for comparison with tables only, never part of a simulation. */
export const methodOverheadSeconds = {
  'nccl-tests in-place': 9.9e-6,
  'nccl-tests': 2e-6,
  'one call per trial': 20.2e-6,
  queued: 0,
} as const;
export type MeasuringMethod = keyof typeof methodOverheadSeconds;
