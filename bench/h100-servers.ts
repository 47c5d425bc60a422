import { catalog } from '../src/catalog/index.ts';
import { type Design, emptyDesign, type Pool } from '../src/design/index.ts';

function pool(id: string, role: Pool['role'], accelerators: string, tp: number): Pool {
  return {
    id,
    role,
    accelerators,
    replicaSize: tp,
    parallelism: { tp, pp: 1, dp: 1, ep: 1, cp: 1 },
    precision: { weights: 'fp8', activations: 'fp8', kvStore: 'bf16' },
    scheduler: { kind: 'chunked-prefill', tokenBudgetCount: 8192, maxBatchCount: 256 },
    memoryUseFraction: 0.9,
    kvPageTokensCount: 64,
    engine: 'vllm-0.11',
  };
}

/**
 * Llama 3.1 70B on HGX H100 servers, rail-optimised, pods of 32 servers under cores: half of the GPUs of each server prefill
 * (TP2), half decode (TP4). The load per GPU is that of the 64-GPU preset whatever the size, so that only size differs.
 */
export function h100Servers(serverCount: number, requestCount: number): Design {
  const system = catalog.system('hgx-h100');
  if (!system) throw new Error('the catalogue has HGX H100 servers');
  const design = emptyDesign(catalog.version);
  const [requestClass] = design.workload.classes;
  const isPodded = serverCount > 32;
  const hosts = isPodded ? 'rails/pod[*]/host[*]' : 'rails/host[*]';
  const lengths = (meanTokensCount: number, maxTokensCount: number) =>
    ({ kind: 'lognormal', meanTokensCount, coefficientOfVariationRatio: 0.8, minTokensCount: 16, maxTokensCount }) as const;
  return {
    ...design,
    name: `${serverCount} HGX H100 servers`,
    definitions: { [system.id]: system.definition, ...system.needs },
    topology: {
      ...design.topology,
      patterns: [
        {
          id: 'rails',
          kind: 'rail-optimised',
          host: system.id,
          hostsCount: serverCount,
          ...(isPodded ? { hostsPerPodCount: 32, corePart: 'quantum-2' } : {}),
          port: 'rail',
          leafPart: 'quantum-2',
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
      model: 'llama-3.1-70b',
      router: { kind: 'least-loaded' },
      pools: [pool('prefill', 'prefill', `${hosts}/gpu[0..3]`, 2), pool('decode', 'decode', `${hosts}/gpu[4..7]`, 4)],
      kvTransfer: { kind: 'layerwise' },
      firstTokenFrom: 'prefill',
    },
    workload: {
      ...design.workload,
      requestCount,
      classes: [
        {
          ...requestClass,
          arrivals: { kind: 'poisson', ratePerSecond: 7.2 * serverCount },
          inputTokens: lengths(3000, 16_384),
          outputTokens: lengths(300, 1024),
        },
      ],
    },
  };
}
