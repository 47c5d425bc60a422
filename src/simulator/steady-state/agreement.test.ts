import { expect, test } from 'vitest';
import type { LatencySummary, NullLatency } from '../../results/index.ts';
import {
  type DeviceInput,
  type ModelSpec,
  type NetworkGraph,
  type PoolInput,
  type PrefixConfig,
  type SimulationInput,
  usualPrefixCache,
  usualTierPolicy,
} from '../index.ts';
import { buildSystem, serve } from '../serving/index.ts';
import { estimateSystem } from './index.ts';

/** Published config.json of Llama 3.1 8B. */
const model: ModelSpec = {
  id: 'llama-3.1-8b',
  label: 'Llama 3.1 8B',
  hiddenSize: 4096,
  vocabularySize: 128256,
  tieEmbeddings: false,
  maxContextTokens: 131072,
  releasedFormat: 'bf16',
  mixers: { gqa: { kind: 'gqa', heads: 32, kvHeads: 8, headDim: 128 } },
  feedForwards: { dense: { kind: 'dense', intermediateSize: 14336 } },
  layers: [['gqa', 'dense', 32]],
};

/** NVIDIA H100 SXM data sheet. */
const device: DeviceInput = {
  partId: 'h100',
  peakFlopsPerSecond: { bf16: 989e12, fp8: 1979e12, fp4: null },
  memoryBandwidthBytesPerSecond: 3.35e12,
  memoryCapacityBytes: 80e9,
  kernelConstants: 'h100-sxm',
};

/** Servers of two accelerators on one NVSwitch, a NIC of 25 GB/s each, all NICs on one leaf switch. */
function servers(count: number): NetworkGraph {
  const nodeIds: string[] = [];
  const nodeKinds: NetworkGraph['nodeKinds'][number][] = [];
  const links: { from: number; to: number; rate: number; technology: string }[] = [];
  const add = (id: string, kind: NetworkGraph['nodeKinds'][number]) => {
    nodeKinds.push(kind);
    return nodeIds.push(id) - 1;
  };
  const join = (from: number, to: number, rate: number, technology: string) =>
    links.push({ from, to, rate, technology }, { from: to, to: from, rate, technology });
  const leaf = add('leaf', 'switch');
  for (let s = 0; s < count; s += 1) {
    const nvswitch = add(`server[${s}]/nvswitch`, 'scale-up-switch');
    for (let g = 0; g < 2; g += 1) {
      const gpu = add(`server[${s}]/gpu[${g}]`, 'accelerator');
      const nic = add(`server[${s}]/nic[${g}]`, 'nic');
      join(gpu, nvswitch, 450e9, 'nvlink4');
      join(gpu, nic, 64e9, 'pcie5-x16');
      join(nic, leaf, 25e9, 'infiniband-ndr200');
    }
  }
  const name = ({ from, to }: { from: number; to: number }) => `${nodeIds[from]}->${nodeIds[to]}`;
  return {
    nodeIds,
    nodeKinds,
    linkIds: links.map(name),
    linkFrom: Int32Array.from(links, ({ from }) => from),
    linkTo: Int32Array.from(links, ({ to }) => to),
    linkReverse: Int32Array.from(links, (_, link) => link ^ 1),
    linkBandwidthBytesPerSecond: Float64Array.from(links, ({ rate }) => rate),
    linkLatencySeconds: new Float64Array(links.length).fill(1e-6),
    linkTechnologies: links.map(({ technology }) => technology),
    nodeReduces: new Uint8Array(nodeIds.length),
  };
}

interface Case {
  readonly roles: readonly (readonly [PoolInput['role'], serverCount: number])[];
  readonly ratePerSecond: number;
  readonly router?: SimulationInput['router'];
  readonly kvTransfer?: SimulationInput['kvTransfer'];
  readonly firstTokenFrom?: SimulationInput['firstTokenFrom'];
  readonly scheduler?: PoolInput['scheduler'];
  readonly requestCount?: number;
  readonly prefix?: PrefixConfig;
}

function inputOf(each: Case): SimulationInput {
  const network = servers(each.roles.reduce((sum, [, count]) => sum + count, 0));
  let server = 0;
  const pools = each.roles.map(
    ([role, serverCount]): PoolInput => ({
      id: role,
      role,
      device,
      parallelism: { tp: 2, pp: 1, dp: 1, ep: 1, cp: 1 },
      precision: { weights: 'bf16', activations: 'bf16', kvStore: 'bf16' },
      scheduler: each.scheduler ?? { kind: 'chunked-prefill', tokenBudgetCount: 8192, maxBatchCount: 256 },
      memoryUseFraction: 0.9,
      kvPageTokensCount: 64,
      prefixCache: usualPrefixCache,
      engine: 'vllm-0.11',
      replicas: Array.from({ length: serverCount }, (_, r) => {
        const s = server;
        server += 1;
        const place = (kind: string) => Int32Array.from([0, 1], (g) => network.nodeIds.indexOf(`server[${s}]/${kind}[${g}]`));
        return { id: `${role}/replica[${r}]`, ranks: place('gpu'), nics: place('nic') };
      }),
    }),
  );
  return {
    designHash: 'test',
    seed: 5,
    model,
    network,
    pools,
    router: each.router ?? { kind: 'least-loaded' },
    kvTransfer: each.kvTransfer ?? { kind: 'layerwise' },
    firstTokenFrom: each.firstTokenFrom ?? 'prefill',
    tiers: [],
    tierPolicy: usualTierPolicy,
    workload: {
      kind: 'generated',
      requestCount: each.requestCount ?? 6000,
      classes: [
        {
          id: 'chat',
          arrivals: { kind: 'poisson', ratePerSecond: each.ratePerSecond },
          inputTokens: {
            kind: 'lognormal',
            meanTokensCount: 3000,
            coefficientOfVariationRatio: 0.8,
            minTokensCount: 16,
            maxTokensCount: 16384,
          },
          outputTokens: {
            kind: 'lognormal',
            meanTokensCount: 150,
            coefficientOfVariationRatio: 0.6,
            minTokensCount: 2,
            maxTokensCount: 1024,
          },
          prefix: each.prefix ?? { kind: 'none' },
        },
      ],
    },
    warmupFraction: 0.1,
    targets: { ttftSeconds: 1, tpotSeconds: 0.05, attainmentFraction: 0.95 },
    assumptions: [],
  };
}

function ratio(a: LatencySummary | NullLatency, b: LatencySummary | NullLatency): number {
  return (a.mean ?? Number.NaN) / (b.mean ?? Number.NaN);
}

const cases: readonly (readonly [name: string, each: Case])[] = [
  [
    'one prefill, one decode replica',
    {
      roles: [
        ['prefill', 1],
        ['decode', 1],
      ],
      ratePerSecond: 11,
    },
  ],
  [
    'two and two, in turns, first token from decode',
    {
      roles: [
        ['prefill', 2],
        ['decode', 2],
      ],
      ratePerSecond: 22,
      router: { kind: 'round-robin' },
      firstTokenFrom: 'decode',
    },
  ],
  [
    'two and two, least loaded, KV after prefill',
    {
      roles: [
        ['prefill', 2],
        ['decode', 2],
      ],
      ratePerSecond: 22,
      kvTransfer: { kind: 'blocking' },
      firstTokenFrom: 'decode',
    },
  ],
  [
    'whole prompts',
    {
      roles: [
        ['prefill', 1],
        ['decode', 1],
      ],
      ratePerSecond: 10,
      scheduler: { kind: 'continuous-batching', tokenBudgetCount: 16384, maxBatchCount: 256 },
    },
  ],
  ['two mixed replicas, in turns', { roles: [['mixed', 2]], ratePerSecond: 14, router: { kind: 'round-robin' } }],
  [
    'a prefix cache',
    {
      roles: [
        ['prefill', 1],
        ['decode', 1],
      ],
      ratePerSecond: 20,
      prefix: { kind: 'shared', tokensCount: 2000, prefixCount: 20, popularityExponentRatio: 1 },
    },
  ],
  [
    'chunks within a TPOT target',
    {
      roles: [['mixed', 2]],
      ratePerSecond: 8,
      scheduler: {
        kind: 'target-chunked-prefill',
        tpotSeconds: 0.02,
        tokenBudgetCount: 8192,
        leastChunkTokensCount: 128,
        maxBatchCount: 256,
      },
    },
  ],
  [
    'static batches',
    { roles: [['mixed', 2]], ratePerSecond: 3, scheduler: { kind: 'static-batching', tokenBudgetCount: 65536, maxBatchCount: 16 } },
  ],
  ['three mixed replicas, least loaded', { roles: [['mixed', 3]], ratePerSecond: 21 }],
];

test.each(cases)('%s: the estimate agrees with the simulation within 10 %%', (_, each) => {
  const system = buildSystem(inputOf(each));
  const simulated = serve(system, { hasLeaps: true, onTick: () => {} }).summary;
  const estimated = estimateSystem(system);
  const prefill = estimated.pools[0];
  // Busy, and not more than half: prefill and mixed pools are the tightest here. (A decode replica steps whenever it has work.)
  if (prefill.role === 'prefill') {
    expect(prefill.busyFraction).toBeGreaterThan(0.25);
    expect(prefill.busyFraction).toBeLessThan(0.52);
  }
  const seen = {
    ttft: ratio(estimated.ttftSeconds, simulated.ttftSeconds),
    tpot: ratio(estimated.tpotSeconds, simulated.tpotSeconds),
  };
  expect(estimated.prefixCache.hitFraction).toBeCloseTo(simulated.prefixCache.hitFraction, 1);
  expect(Math.abs(seen.ttft - 1), `TTFT ${seen.ttft}`).toBeLessThan(0.1);
  expect(Math.abs(seen.tpot - 1), `TPOT ${seen.tpot}`).toBeLessThan(0.1);
  simulated.links.forEach((link, l) => {
    if (link.meanUtilizationFraction < 0.01) return;
    const linkRatio = estimated.links[l].meanUtilizationFraction / link.meanUtilizationFraction;
    expect(Math.abs(linkRatio - 1), `${link.id} ${linkRatio}`).toBeLessThan(0.1);
  });
});

test('more than can be served has no latency, and says what is full', () => {
  const estimated = estimateSystem(
    buildSystem(
      inputOf({
        roles: [
          ['prefill', 1],
          ['decode', 1],
        ],
        ratePerSecond: 40,
      }),
    ),
  );
  expect(estimated.ttftSeconds.mean).toBeNull();
  expect(estimated.assumptions.find(({ code }) => code === 'overloaded')?.message).toContain('pool prefill');
  // A prompt takes 43 ms: 23 a second, a few more where short ones share a step.
  expect(estimated.throughput.requestsPerSecond).toBeGreaterThan(22);
  expect(estimated.throughput.requestsPerSecond).toBeLessThan(28);
});
