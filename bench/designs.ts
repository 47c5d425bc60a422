import { catalog } from '../src/catalog/index.ts';
import { type Design, emptyDesign, type Pool } from '../src/design/index.ts';

function pool(id: string, role: Pool['role'], accelerators: string, replicaSize: number, tp: number): Pool {
  const dp = replicaSize / tp;
  return {
    id,
    role,
    accelerators,
    replicaSize,
    parallelism: { tp, pp: 1, dp, ep: replicaSize, cp: 1 },
    precision: { weights: 'fp8', activations: 'fp8', kvStore: 'bf16' },
    scheduler: { kind: 'chunked-prefill', tokenBudgetCount: 8192, maxBatchCount: 256 },
    memoryUseFraction: 0.9,
    kvPageTokensCount: 64,
    engine: 'sglang-0.5',
  };
}

/**
 * DeepSeek-V3 on GB200 NVL72 racks over two tiers of InfiniBand without oversubscription: half of the racks prefill (TP4,
 * EP8), half decode (DP-attention, EP32). 16 racks are 1,152 accelerators.
 *
 * @param rackCount a multiple of 16: leaf switches take 32 trays each
 */
export function nvl72Racks(rackCount: number, requestCount: number): Design {
  const system = catalog.system('gb200-nvl72');
  if (!system) throw new Error('the catalogue has GB200 NVL72 racks');
  const design = emptyDesign(catalog.version);
  const half = rackCount / 2;
  const [requestClass] = design.workload.classes;
  return {
    ...design,
    name: `${rackCount} GB200 NVL72 racks`,
    definitions: { [system.id]: system.definition, ...system.needs },
    topology: {
      ...design.topology,
      instances: [{ id: 'rack', definition: system.id, count: rackCount }],
      components: [{ id: 'leaf', part: 'quantum-2', count: (rackCount / 16) * 36 }],
      patterns: [
        {
          id: 'rails',
          kind: 'rail-optimised',
          hosts: 'rack[*]/tray[*]',
          port: 'rail',
          leaves: 'leaf[*]',
          spinesCount: 32,
          spinePart: 'quantum-2',
          link: 'infiniband-ndr',
          uplink: 'infiniband-ndr',
          oversubscriptionRatio: 1,
          overrides: {},
        },
      ],
    },
    deployment: {
      ...design.deployment,
      model: 'deepseek-v3',
      router: { kind: 'least-loaded' },
      pools: [
        pool('prefill', 'prefill', `rack[0..${half - 1}]/tray[*]/gpu[*]`, 8, 4),
        pool('decode', 'decode', `rack[${half}..${rackCount - 1}]/tray[*]/gpu[*]`, 32, 1),
      ],
      kvTransfer: { kind: 'layerwise' },
      firstTokenFrom: 'prefill',
    },
    workload: {
      ...design.workload,
      requestCount,
      classes: [
        {
          ...requestClass,
          arrivals: { kind: 'poisson', ratePerSecond: 80 * rackCount },
          inputTokens: {
            kind: 'lognormal',
            meanTokensCount: 2000,
            coefficientOfVariationRatio: 0.8,
            minTokensCount: 16,
            maxTokensCount: 16384,
          },
          outputTokens: {
            kind: 'lognormal',
            meanTokensCount: 600,
            coefficientOfVariationRatio: 0.8,
            minTokensCount: 16,
            maxTokensCount: 1536,
          },
        },
      ],
    },
  };
}

/**
 * Scalable units of 16 racks, each non-blocking over 32 spines; spine i of every unit has seven cables to core i (56 of its
 * 64 ports with eight units), so the cores are oversubscribed 36 : 7. Eight units are 128 racks, 9,216 accelerators.
 */
export function nvl72Fabric(unitCount: number): Design {
  const design = nvl72Racks(16 * unitCount, 20_000);
  const [rails] = design.topology.patterns;
  const units = Array.from({ length: unitCount }, (_, unit) => unit);
  return {
    ...design,
    topology: {
      ...design.topology,
      components: [...design.topology.components, { id: 'core', part: 'quantum-2', count: 32 }],
      patterns: units.map((unit) => ({
        ...rails,
        id: `unit-${unit}`,
        hosts: `rack[${unit * 16}..${unit * 16 + 15}]/tray[*]`,
        leaves: `leaf[${unit * 36}..${unit * 36 + 35}]`,
      })),
      links: units.map((unit) => ({ id: `core-${unit}`, part: 'infiniband-ndr', from: `unit-${unit}/spine[i]`, to: 'core[i]', count: 7 })),
    },
  };
}
