import { idealTiming, type TechnologyTimings, type Timing, timing } from './timing.ts';

/** 396 of 450 GB/s one way, pair copy on an H200 (stas00/ml-engineering@744d01e network/README.md); 10 µs: aiconfigurator's constant for send and receive. */
const scaleUpSend = timing(10, 0, 0.88, 0);

/** Over two links and an NVSwitch as the catalogue has them. */
const nvlinkReference = 1e-6;

/**
 * Fitted, least squares of log time, to queued runs of ai-dynamo/aiconfigurator@095f58a (NCCL 2.27 to 2.29 for ring and gather
 * forms; TensorRT-LLM 1.3.0rc20, vLLM 0.24, SGLang 0.5.14 graph-captured kernels up to 8 MiB for one- and two-shot, 2 to 8 GPUs),
 * ring and in-network together with the published nccl-tests sweeps (stas00/ml-engineering@744d01e and @0cc3de50,
 * Azure/AI-benchmarking-guide), whose method overheads were fitted beside and left out here. Expert exchange: SGLang DeepEP
 * low-latency and high-throughput tables and, for NVLink 5, TensorRT-LLM's NVLink all-to-all of the same collection.
 *
 * `medianError` is beside all rows of those tables for the technology: NCCL half-precision sweeps of 512 B to 512 MiB, graph-captured engine
 * kernels of three engines up to 8 MiB. Expert exchanges inside nodes have none measured over all rows: null.
 */
const fitted = 'fit to aiconfigurator@095f58a kernel tables and published nccl-tests sweeps, see the comment';

/** By id of the drawn link's part. */
const measured: Readonly<Record<string, TechnologyTimings>> = {
  nvlink3: {
    source: `A100: ${fitted}`,
    referenceLatencySeconds: nvlinkReference,
    oneShot: timing(4.43, 0, 0.545, 0, { perDoublingMicroseconds: 0.42, medianError: 0.04 }),
    twoShot: timing(0.95, 0, 0.55, 0, { perDoublingMicroseconds: 4.33, medianError: 0.19 }),
    ring: timing(6.53, 2.65, 0.793, 33.2, { medianError: 0.08 }),
    inNetwork: null,
    inNetworkWideFraction: null,
    allGather: timing(8.28, 0.86, 0.723, 27.4, { medianError: 0.07 }),
    reduceScatter: timing(8.23, 0.81, 0.758, 23, { medianError: 0.04 }),
    allToAll: timing(10.9, 0.25, 0.725, 17.9, { medianError: 0.05 }),
    lowLatencyExchange: timing(11.5, 0, 0.46, 0),
    highThroughputExchange: timing(29, 0, 0.62, 3.2),
    send: scaleUpSend,
  },
  nvlink4: {
    source: `H100, H200: ${fitted}`,
    referenceLatencySeconds: nvlinkReference,
    oneShot: timing(2.47, 0, 0.633, 0, { perDoublingMicroseconds: 0.34, medianError: 0.19 }),
    twoShot: timing(2.58, 0, 0.624, 0, { perDoublingMicroseconds: 2.08, medianError: 0.14 }),
    ring: timing(4.41, 1.67, 0.794, 6.96, { medianError: 0.05 }),
    inNetwork: timing(28.5, 0, 0.705, 9.47, { medianError: 0.04 }),
    inNetworkWideFraction: null,
    allGather: timing(4.29, 0.91, 0.772, 10.9, { medianError: 0.07 }),
    reduceScatter: timing(4.52, 0.82, 0.727, 5.16, { medianError: 0.06 }),
    allToAll: timing(6.9, 0.17, 0.804, 11.7, { medianError: 0.08 }),
    lowLatencyExchange: timing(11.5, 0, 0.46, 0),
    highThroughputExchange: timing(29, 0, 0.62, 3.2),
    send: scaleUpSend,
  },
  nvlink5: {
    source: `B200, GB200: ${fitted}; in-network over 72 ranks: 850 GB/s of bus bandwidth on an NVL72 (network.md §4)`,
    referenceLatencySeconds: nvlinkReference,
    oneShot: timing(4.19, 0, 0.585, 0, { perDoublingMicroseconds: 0.42, medianError: 0.18 }),
    twoShot: timing(12.7, 0, 0.518, 0, { medianError: 0.2 }),
    ring: timing(6.84, 2.65, 0.742, 10.2, { medianError: 0.06 }),
    inNetwork: timing(44.9, 0, 0.604, 19.5, { medianError: 0.02 }),
    // 850 GB/s of bus bandwidth are 850 × 72 / 142 = 431 GB/s of payload, × (1 + 1/72) = 437 of 900 on each link.
    inNetworkWideFraction: 0.486,
    allGather: timing(7.11, 1.3, 0.772, 18.3, { medianError: 0.06 }),
    reduceScatter: timing(7.08, 1.3, 0.716, 12, { medianError: 0.06 }),
    allToAll: timing(9.9, 0.13, 0.685, 15.7, { medianError: 0.08 }),
    lowLatencyExchange: timing(17.5, 0, 0.51, 0),
    highThroughputExchange: timing(32, 0, 0.42, 3.2),
    send: scaleUpSend,
  },
  'xgmi-mi300': {
    source:
      'bandwidth: all-reduce of 8 GPUs at 313 of 448 GB/s, of 2 at 47.7 of 64 (stas00/ml-engineering@744d01e); starts not measured: those of NVLink 3 taken',
    referenceLatencySeconds: 1e-6,
    oneShot: timing(4.43, 0, 0.545, 0, { perDoublingMicroseconds: 0.42 }),
    twoShot: timing(0.95, 0, 0.55, 0, { perDoublingMicroseconds: 4.33 }),
    ring: timing(6.53, 2.65, 0.72, 33.2),
    inNetwork: null,
    inNetworkWideFraction: null,
    allGather: timing(8.28, 0.86, 0.72, 27.4),
    reduceScatter: timing(8.23, 0.81, 0.72, 23),
    allToAll: timing(10.9, 0.25, 0.72, 17.9),
    lowLatencyExchange: timing(11.5, 0, 0.46, 0),
    highThroughputExchange: timing(29, 0, 0.62, 3.2),
    send: timing(10, 0, 0.75, 0),
  },
};

const overPcie: TechnologyTimings = {
  ...measured.nvlink3,
  source: 'PCIe: 55 of 63 GB/s; starts of NCCL on A100',
  oneShot: null,
  twoShot: null,
  ring: timing(6.53, 2.65, 0.87, 33.2),
  allGather: unmeasured(measured.nvlink3.allGather),
  reduceScatter: unmeasured(measured.nvlink3.reduceScatter),
  allToAll: unmeasured(measured.nvlink3.allToAll),
  send: timing(10, 0, 0.87, 0),
};

/** The same constants where they stand in for others: their error does not carry over. */
function unmeasured(of: Timing): Timing {
  return { ...of, medianErrorFraction: null };
}

/** Whether the technology was measured, and its timings or those that stand in for it. */
export function technologyTimings(technology: string): { readonly timings: TechnologyTimings; readonly isMeasured: boolean } {
  const known = measured[technology];
  if (known) return { timings: known, isMeasured: true };
  if (technology.startsWith('pcie') || technology.startsWith('cxl')) return { timings: overPcie, isMeasured: true };
  // Times are of protocol and chunk, not of bandwidth: the newest measured scale-up technology stands in.
  return { timings: measured.nvlink5, isMeasured: false };
}

/** Link technologies whose constants were measured or fitted. */
export const measuredTechnologies: readonly string[] = Object.keys(measured);

export const idealTechnology: TechnologyTimings = {
  source: 'none: propagation and bytes only',
  referenceLatencySeconds: 0,
  oneShot: idealTiming,
  twoShot: idealTiming,
  ring: idealTiming,
  inNetwork: idealTiming,
  inNetworkWideFraction: null,
  allGather: idealTiming,
  reduceScatter: idealTiming,
  allToAll: idealTiming,
  lowLatencyExchange: idealTiming,
  highThroughputExchange: idealTiming,
  send: idealTiming,
};
