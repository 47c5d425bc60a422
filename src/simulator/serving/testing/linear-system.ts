import { randomStream } from '../../../base/rng.ts';
import type { StepModel } from '../../compute/index.ts';
import { usualTierPolicy } from '../../memory/index.ts';
import { Router } from '../../network/index.ts';
import type { NetworkGraph, NodeKind, PoolInput, PoolRole, SimulationInput, TierInput } from '../../simulation-input.ts';
import { BlockListBuilder, type RequestTrace } from '../../workload/index.ts';
import type { ServingSystem } from '../serving-system.ts';

/** A step model whose times can be worked out on paper. */
export interface LinearStep {
  readonly hostSeconds?: number;
  readonly secondsPerToken?: number;
  /** Attention of a decode step for each context token read. */
  readonly secondsPerContextToken?: number;
  readonly prefillSecondsPerPair?: number;
  readonly kvBytesPerToken?: number;
  readonly kvCapacityTokens?: number;
  readonly dataParallelCount?: number;
  readonly requestSeconds?: number;
  readonly knotTokens?: number;
  readonly collectives?: StepModel['collectives'];
}

/** The step model itself: host + tokens + attention, all linear; collectives as their plans say. */
export function linearStepModel(step: LinearStep): StepModel {
  const collectives = step.collectives ?? [];
  const knot = step.knotTokens ?? 1000;
  return {
    dataParallelCount: step.dataParallelCount ?? 1,
    requestSeconds: step.requestSeconds ?? 0,
    kvBytesPerToken: step.kvBytesPerToken ?? 1,
    kvBytes: (contextTokens) => (step.kvBytesPerToken ?? 1) * contextTokens,
    kvCapacityTokens: step.kvCapacityTokens ?? 1_000_000,
    kvOverheadTokens: () => 0,
    memory: { weightsBytes: 0, reservedBytes: 0, kvBytes: 0, capacityBytes: 0 },
    assumptions: [],
    sharedParts(maxRankTokens, totalTokens, _sampled, shareFraction, out) {
      out.gemm = (step.secondsPerToken ?? 0) * maxRankTokens;
      out.attention = 0;
      out.expertWeights = 0;
      out.collectives = 0;
      for (const { plan, callsPerStep, payloadBytes } of collectives) {
        out.collectives += callsPerStep * plan.seconds(payloadBytes(maxRankTokens, totalTokens), shareFraction);
      }
      out.imbalance = 0;
      out.bubble = 0;
      out.host = step.hostSeconds ?? 0;
    },
    decodeAttentionSeconds: (_batchCount, contextTokens) => (step.secondsPerContextToken ?? 0) * contextTokens,
    nextKnotTokens: (contextTokens) => (Math.floor(contextTokens / knot) + 1) * knot,
    prefillAttentionSeconds: (newTokens, cachedTokens) =>
      (step.prefillSecondsPerPair ?? 0) * (newTokens * cachedTokens + (newTokens * (newTokens + 1)) / 2),
    collectives,
  };
}

/** A graph from nodes and cables: each cable is two directed links, `a->b` then `b->a`. */
export function drawnGraph(
  nodes: readonly (readonly [id: string, kind: NodeKind])[],
  cables: readonly (readonly [from: string, to: string, bytesPerSecond: number])[],
): NetworkGraph {
  const index = new Map(nodes.map(([id], i) => [id, i]));
  const ends = cables.flatMap(([from, to, rate]) => [
    { from, to, rate },
    { from: to, to: from, rate },
  ]);
  return {
    nodeIds: nodes.map(([id]) => id),
    nodeKinds: nodes.map(([, kind]) => kind),
    linkIds: ends.map(({ from, to }) => `${from}->${to}`),
    linkFrom: Int32Array.from(ends, ({ from }) => index.get(from) ?? -1),
    linkTo: Int32Array.from(ends, ({ to }) => index.get(to) ?? -1),
    linkReverse: Int32Array.from(ends, (_, link) => link ^ 1),
    linkBandwidthBytesPerSecond: Float64Array.from(ends, ({ rate }) => rate),
    linkLatencySeconds: new Float64Array(ends.length),
    linkTechnologies: ends.map(() => 'wire'),
    nodeReduces: new Uint8Array(nodes.length),
  };
}

export interface LinearPool {
  readonly role: PoolRole;
  readonly replicaCount: number;
  readonly step: LinearStep;
  readonly scheduler?: PoolInput['scheduler'];
  readonly kvPageTokensCount?: number;
  readonly prefixCache?: PoolInput['prefixCache'];
}

/** One memory on the switch. */
export interface LinearTier {
  readonly capacityBytes: number;
  readonly bytesPerSecond: number;
  readonly latencySeconds: number;
  readonly eviction?: TierInput['options']['eviction'];
  readonly enduranceWritesPerDay?: number;
}

export interface LinearSystemOptions {
  readonly pools: readonly LinearPool[];
  readonly trace: RequestTrace;
  /** Each replica is one accelerator on one switch; bytes per second of its cable. */
  readonly linkBytesPerSecond?: number;
  readonly router?: SimulationInput['router'];
  readonly kvTransfer?: SimulationInput['kvTransfer'];
  readonly firstTokenFrom?: SimulationInput['firstTokenFrom'];
  readonly warmupFraction?: number;
  readonly layerCount?: number;
  readonly maxContextTokens?: number;
  readonly tiers?: readonly LinearTier[];
  readonly tierPolicy?: Partial<SimulationInput['tierPolicy']>;
}

/** Replicas of one accelerator each, `p0`, `p1`, … by pool order, and tiers `m0`, `m1`, …, all on one switch `sw`. */
export function linearSystem(options: LinearSystemOptions): ServingSystem {
  const replicaCount = options.pools.reduce((sum, pool) => sum + pool.replicaCount, 0);
  const tiers = options.tiers ?? [];
  const names = Array.from({ length: replicaCount }, (_, i) => `p${i}`);
  const network = drawnGraph(
    [
      ...names.map((name) => [name, 'accelerator'] as const),
      ['sw', 'switch'] as const,
      ...tiers.map((_, t) => [`m${t}`, 'memory'] as const),
    ],
    [
      ...names.map((name) => [name, 'sw', options.linkBytesPerSecond ?? 100] as const),
      ...tiers.map(({ bytesPerSecond }, t) => [`m${t}`, 'sw', bytesPerSecond] as const),
    ],
  );
  let node = 0;
  const pools = options.pools.map((pool, p): PoolInput => {
    const width = pool.step.dataParallelCount ?? 1;
    return {
      id: `${pool.role}-${p}`,
      role: pool.role,
      device: {
        partId: 'test',
        peakFlopsPerSecond: { bf16: 1, fp8: 1, fp4: 1 },
        memoryBandwidthBytesPerSecond: 1,
        memoryCapacityBytes: 1,
        kernelConstants: null,
      },
      parallelism: { tp: 1, pp: 1, dp: width, ep: 1, cp: 1 },
      precision: { weights: 'bf16', activations: 'bf16', kvStore: 'bf16' },
      scheduler: pool.scheduler ?? { kind: 'continuous-batching', tokenBudgetCount: 16384, maxBatchCount: 256 },
      memoryUseFraction: 0.9,
      kvPageTokensCount: pool.kvPageTokensCount ?? 16,
      prefixCache: pool.prefixCache ?? { kind: 'paged', eviction: { kind: 'lru' } },
      engine: 'vllm-0.11',
      replicas: Array.from({ length: pool.replicaCount }, (_, r) => {
        const ranks = new Int32Array(width).fill(node);
        node += 1;
        return { id: `${pool.role}-${p}/replica[${r}]`, ranks, nics: new Int32Array(width).fill(-1) };
      }),
    };
  });
  const input: SimulationInput = {
    designHash: 'test',
    seed: 1,
    model: {
      id: 'test',
      label: 'Test',
      hiddenSize: 1,
      vocabularySize: 1,
      tieEmbeddings: false,
      releasedFormat: 'bf16',
      mixers: {},
      feedForwards: {},
      layers: [],
      maxContextTokens: options.maxContextTokens ?? 1_000_000,
    },
    network,
    pools,
    router: options.router ?? { kind: 'round-robin' },
    // On paper software takes no time, unless the test says so.
    kvTransfer: { setupSeconds: 0, descriptorSeconds: 0, ...(options.kvTransfer ?? { kind: 'blocking' }) },
    firstTokenFrom: options.firstTokenFrom ?? 'prefill',
    tiers: tiers.map(
      ({ capacityBytes, latencySeconds, eviction, enduranceWritesPerDay }, t): TierInput => ({
        id: `m${t}`,
        options: { capacityFraction: 1, pageBytes: 1, eviction: eviction ?? { kind: 'lru' } },
        devices: [{ node: replicaCount + 1 + t, capacityBytes, latencySeconds, enduranceWritesPerDay: enduranceWritesPerDay ?? null }],
      }),
    ),
    tierPolicy: { ...usualTierPolicy, ...options.tierPolicy },
    workload: { kind: 'trace', name: 'test', trace: options.trace },
    warmupFraction: options.warmupFraction ?? 0,
    targets: { ttftSeconds: 1, tpotSeconds: 1, attainmentFraction: 0.9 },
    assumptions: [],
  };
  return {
    input,
    router: new Router(network, { seed: 1 }),
    stepModels: options.pools.map((pool) => Array.from({ length: pool.replicaCount }, () => linearStepModel(pool.step))),
    layerCount: options.layerCount ?? 4,
    isKvReplicated: false,
  };
}

/** A trace from rows of [arrival, input tokens, output tokens]. */
export function traceOf(rows: readonly (readonly [number, number, number])[]): RequestTrace {
  return {
    arrivedAtSeconds: Float64Array.from(rows, ([at]) => at),
    inputTokensCount: Int32Array.from(rows, ([, input]) => input),
    outputTokensCount: Int32Array.from(rows, ([, , output]) => output),
    classIndex: new Int32Array(rows.length),
  };
}

/** Poisson arrivals; lengths uniform up to the given limits. */
export function randomTrace(count: number, ratePerSecond: number, maxInput: number, maxOutput: number, seed = 1): RequestTrace {
  const stream = randomStream(seed, 'trace');
  let at = 0;
  return traceOf(
    Array.from({ length: count }, () => {
      at -= Math.log(stream()) / ratePerSecond;
      return [at, 1 + Math.floor(stream() * maxInput), 1 + Math.floor(stream() * maxOutput)] as const;
    }),
  );
}

/** The same requests with prompts of blocks of 16 tokens from a tree with two branches at each block; answers are read again too. */
export function withBlocks(trace: RequestTrace, seed = 1): RequestTrace {
  const stream = randomStream(seed, 'blocks');
  const prompt = new BlockListBuilder();
  const answer = new BlockListBuilder();
  trace.inputTokensCount.forEach((input, request) => {
    let id = 1;
    const whole = Math.floor(input / 16);
    for (let block = 0; block < whole; block += 1) {
      prompt.add(id);
      id = (id * 2 + (stream() < 0.2 ? 1 : 0)) % 0x3fffffff;
    }
    for (let block = whole; (block + 1) * 16 <= input + trace.outputTokensCount[request]; block += 1) {
      answer.add(id);
      id = (id * 2) % 0x3fffffff;
    }
    prompt.endRequest();
    answer.endRequest();
  });
  return { ...trace, blocks: { blockTokensCount: 16, prompt: prompt.finish(), answer: answer.finish() } };
}
