import type { CollectiveChoices } from './collectives/choices.ts';
import type { ExpertPlacement } from './feed-forward/index.ts';
import type { KvTransferConfig } from './kv-transfer/index.ts';
import type { PrefixCacheConfig, TierOptions, TierPolicy } from './memory/index.ts';
import type { ModelSpec } from './model-spec.ts';
import type { PolicyParameters } from './network/routing/policy-parameters.ts';
import type { NumberFormat } from './number-format.ts';
import type { RequestRouterConfig } from './request-routing/index.ts';
import type { SchedulerConfig } from './scheduling/index.ts';
import type { RequestClassConfig, RequestTrace } from './workload/index.ts';

/** Something that a result rests on and that the design did not say: carried from where it is assumed to the report. */
export interface Assumption {
  /** Stable, kebab-case. */
  readonly code: string;
  readonly message: string;
}

export type NodeKind = 'accelerator' | 'nic' | 'switch' | 'scale-up-switch' | 'pcie-switch' | 'host' | 'memory' | 'storage';

/**
 * The drawn graph with integer indices. A drawn link is two directed links; `linkReverse[l]` is the other direction.
 * Only switches, NICs, hosts and PCIe switches pass traffic on: a path never runs through an accelerator or a memory
 * unless it starts or ends there.
 */
export interface NetworkGraph {
  /** [nodeCount] full paths: `rack[0]/server[1]/gpu[3]`. */
  readonly nodeIds: readonly string[];
  readonly nodeKinds: readonly NodeKind[];
  /** [linkCount] directed: `rack[0]/server[1]/nic[3]->leaf[3]`, with `#2` and so on for parallel cables. */
  readonly linkIds: readonly string[];
  readonly linkFrom: Int32Array;
  readonly linkTo: Int32Array;
  readonly linkReverse: Int32Array;
  readonly linkBandwidthBytesPerSecond: Float64Array;
  readonly linkLatencySeconds: Float64Array;
  /** Part id of the drawn link (`infiniband-ndr`), one per directed link. */
  readonly linkTechnologies: readonly string[];
  /** Switches that reduce or copy in the network (NVLS, SHARP): [nodeCount], 0 or 1. */
  readonly nodeReduces: Uint8Array;
}

/** What a kernel-time model needs to know of one accelerator. */
export interface DeviceInput {
  readonly partId: string;
  /** Dense peaks. null: the device has no such units. */
  readonly peakFlopsPerSecond: Readonly<Record<NumberFormat, number | null>>;
  readonly memoryBandwidthBytesPerSecond: number;
  readonly memoryCapacityBytes: number;
  /** Which measured device the kernel constants come from (`h100-sxm`); null: none measured, a default set is assumed. */
  readonly kernelConstants: string | null;
}

export interface ParallelismInput {
  readonly tp: number;
  readonly pp: number;
  readonly dp: number;
  readonly ep: number;
  readonly cp: number;
}

export interface PrecisionInput {
  readonly weights: NumberFormat;
  readonly activations: NumberFormat;
  readonly kvStore: NumberFormat;
}

/** One model replica placed on accelerators. Ranks: TP innermost, then CP, DP, PP. */
export interface ReplicaInput {
  /** `prefill/replica[0]`. */
  readonly id: string;
  /** [replicaSize] node index of each rank's accelerator. */
  readonly ranks: Int32Array;
  /** [replicaSize] node index of the NIC nearest to each rank, or -1. */
  readonly nics: Int32Array;
}

export type PoolRole = 'prefill' | 'decode' | 'mixed';

export interface PoolInput {
  readonly id: string;
  readonly role: PoolRole;
  readonly device: DeviceInput;
  readonly parallelism: ParallelismInput;
  readonly precision: PrecisionInput;
  readonly scheduler: SchedulerConfig;
  /** Share of device memory that the engine may use (vLLM's gpu_memory_utilization). */
  readonly memoryUseFraction: number;
  /** Tokens per KV page. */
  readonly kvPageTokensCount: number;
  /** Of prompts, on the ranks that compute them. */
  readonly prefixCache: PrefixCacheConfig;
  /** Without it, experts are spread and as popular as measured. */
  readonly expertPlacement?: ExpertPlacement;
  /** Key into the engine overhead table of `compute/` (`vllm-0.11`). */
  readonly engine: string;
  readonly replicas: readonly ReplicaInput[];
}

/** A drawn memory or drive that holds KV. Its bandwidth is that of its links in the network graph. */
export interface TierDeviceInput {
  readonly node: number;
  readonly capacityBytes: number;
  readonly latencySeconds: number;
  /** Whole capacities that may be written per day; null: does not wear out, or not known. */
  readonly enduranceWritesPerDay: number | null;
}

/** A tier of KV below HBM. */
export interface TierInput {
  readonly id: string;
  readonly options: TierOptions;
  readonly devices: readonly TierDeviceInput[];
}

export interface TargetsInput {
  readonly ttftSeconds: number;
  readonly tpotSeconds: number;
  readonly attainmentFraction: number;
}

/** Generated from classes, or a recorded trace. */
export type WorkloadInput =
  | { readonly kind: 'generated'; readonly classes: readonly RequestClassConfig[]; readonly requestCount: number }
  | { readonly kind: 'trace'; readonly name: string; readonly trace: RequestTrace };

/** Parts of a drawn pattern that routing goes by: hosts of a torus, groups of a dragonfly. */
export interface NetworkRegions {
  /** [nodeCount] region of each node, or -1. */
  readonly regionOf: Int32Array;
  /** Regions of one pattern follow one another. `sizes`: hosts in x, y and z of a torus, x fastest; empty for others. */
  readonly fabrics: readonly {
    readonly kind: 'torus' | 'dragonfly';
    readonly firstRegion: number;
    readonly regionCount: number;
    readonly sizes: readonly number[];
  }[];
}

/** A way that the user has drawn for flows between some nodes: by way of others, in this order. */
export interface ExplicitRouteInput {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly via: Int32Array;
}

/** How flows find their way over the graph. What is left out: spraying inside a scale-up domain, ECMP elsewhere. */
export interface RoutingInput {
  readonly scaleUp?: PolicyParameters;
  readonly scaleOut?: PolicyParameters;
  readonly regions?: NetworkRegions;
  readonly explicit?: readonly ExplicitRouteInput[];
}

/** A fault with its target resolved on the graph. */
export interface FaultInput {
  /** As the design names it: `leaf[0]`, `leaf[0]--spine[1]`. */
  readonly target: string;
  /** Devices that are hit themselves; empty where the target is a cable. */
  readonly nodes: Int32Array;
  /** Directed links that are hit: those of the cable, or all of the devices'. */
  readonly links: Int32Array;
  /** Share of its drawn rate that each of them keeps; 0: down. */
  readonly rateFraction: number;
  readonly fromSeconds: number;
  /** Infinity: not repaired. */
  readonly untilSeconds: number;
}

/** A compiled design: everything that either engine reads, and nothing else. Survives a structured clone. */
export interface SimulationInput {
  readonly designHash: string;
  readonly seed: number;
  readonly model: ModelSpec;
  readonly network: NetworkGraph;
  readonly pools: readonly PoolInput[];
  readonly router: RequestRouterConfig;
  readonly kvTransfer: KvTransferConfig;
  /** Left out: as usual. */
  readonly routing?: RoutingInput;
  /** Algorithms that the user has fixed. Without it, all are chosen. */
  readonly collectives?: CollectiveChoices;
  /** Which replica emits the first token, and so where TTFT ends. */
  readonly firstTokenFrom: 'prefill' | 'decode';
  /** From the fastest to the slowest. Empty: HBM alone. */
  readonly tiers: readonly TierInput[];
  readonly tierPolicy: TierPolicy;
  readonly workload: WorkloadInput;
  /** Share of the requests, first by arrival, that is left out of percentiles. */
  readonly warmupFraction: number;
  readonly targets: TargetsInput;
  /** From the start throughout, or for a time; what hits one link twice multiplies. Left out: none. */
  readonly faults?: readonly FaultInput[];
  readonly assumptions: readonly Assumption[];
}
