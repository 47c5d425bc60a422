import { idealTiming, type NetworkSteps, type NetworkTimings, timing } from './timing.ts';

const steps = (base: number, inside: number, network: number, efficiencyFraction = 1): NetworkSteps => ({
  baseSeconds: base * 1e-6,
  insideSeconds: inside * 1e-6,
  networkSeconds: network * 1e-6,
  efficiencyFraction,
});

/** 51 to 55 of 63 GB/s measured on PCIe 5 x16 (stas00/ml-engineering@744d01e; Azure/AI-benchmarking-guide, nvbandwidth). */
const hostBusEfficiencyFraction = 0.87;
/** 46 to 48 of 50 GB/s on a 400G NIC (nccl-tests issue 290; DeepEP low latency 46 to 48). */
export const scaleOutEfficiencyFraction = 0.93;

/**
 * Ring and tree: NCCL's own constants (NVIDIA/nccl@5067397 src/graph/tuning.cc): ring with the Simple protocol (base 8.4 µs, 3.4 a step
 * inside, 14 over the network), tree with LL128 (14, 1.25, 8.5; bandwidth 0.92 for the protocol and 0.92 for the tree), NVLSTree 20.9
 * and CollNet 30 a network step; NVLSTree forced on p5en gave 310 GB/s where its bytes allow 360 (0.86, network.md §4).
 *
 * Exchanges: DeepEP tables of ai-dynamo/aiconfigurator@095f58a, H100 with ConnectX-7. Low latency, 2, 4 and 8 nodes: starts of 20 to
 * 28 µs, 45.8 to 48.4 GB/s. High throughput, 2 and 4 nodes: 53 and 84 µs (dispatch), 74 and 103 µs (combine), 46 to 48 GB/s with ramp.
 * Its 8-node rows reach half of that bandwidth (23 GB/s), DeepEP's own table does not (44.6): they are left out.
 */
export const measuredNetwork: NetworkTimings = {
  referenceLatencySeconds: 4.23e-6,
  ring: steps(8.4, 3.4, 14),
  tree: steps(14, 1.25, 8.5, 0.92 * 0.92),
  inNetworkTree: steps(8.4, 0, 20.9, 0.86),
  collNet: steps(8.4, 0, 30),
  lowLatencyExchange: timing(25.5, 0, 1.01, 0, { medianError: 0.04 }),
  highThroughputExchange: timing(47, 15, 1, 18, { medianError: 0.1 }),
  efficiencyFraction: (technology) =>
    technology.startsWith('pcie') || technology.startsWith('cxl') ? hostBusEfficiencyFraction : scaleOutEfficiencyFraction,
};

export const idealNetwork: NetworkTimings = {
  referenceLatencySeconds: 0,
  ring: steps(0, 0, 0),
  tree: steps(0, 0, 0),
  inNetworkTree: steps(0, 0, 0),
  collNet: steps(0, 0, 0),
  lowLatencyExchange: idealTiming,
  highThroughputExchange: idealTiming,
  efficiencyFraction: () => 1,
};
