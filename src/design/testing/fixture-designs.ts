import { emptyDesign } from '../empty-design.ts';
import type { Design, Pool } from '../schema.ts';
import { fixtureLibrary, hgxDefinition } from './fixture-library.ts';

/** A pool with the usual settings. */
export function pool(id: string, role: Pool['role'], accelerators: string, replicaSize = 8): Pool {
  return {
    id,
    role,
    accelerators,
    replicaSize,
    parallelism: { tp: replicaSize, pp: 1, dp: 1, ep: 1, cp: 1 },
    precision: { weights: 'fp8', activations: 'fp8', kvStore: 'fp8' },
    scheduler: { kind: 'chunked-prefill', tokenBudgetCount: 8192, maxBatchCount: 256 },
    memoryUseFraction: 0.9,
    kvPageTokensCount: 64,
    engine: 'vllm-0.11',
  };
}

/** Two racks of two HGX servers in a hall, eight leaves, four spines by pattern; prefill in rack 0, decode in rack 1. */
export function twoRacks(): Design {
  const empty = emptyDesign(fixtureLibrary.version);
  return {
    ...empty,
    name: 'two-racks',
    definitions: { 'hgx-h100': hgxDefinition },
    topology: {
      groups: [
        { id: 'hall', kind: 'hall' },
        { id: 'rack', kind: 'rack', in: 'hall', count: 2 },
      ],
      instances: [{ id: 'server', definition: 'hgx-h100', in: 'rack[*]', count: 2 }],
      components: [{ id: 'leaf', part: 'quantum-2', in: 'hall', count: 8 }],
      patterns: [
        {
          id: 'rails',
          kind: 'rail-optimised',
          in: 'hall',
          hosts: 'rack[*]/server[*]',
          port: 'rail',
          leaves: 'leaf[*]',
          spinesCount: 4,
          spinePart: 'quantum-2',
          link: 'infiniband-ndr',
          uplink: 'infiniband-ndr',
          oversubscriptionRatio: 1,
          overrides: {},
        },
      ],
      links: [],
    },
    deployment: {
      ...empty.deployment,
      pools: [pool('prefill', 'prefill', 'rack[0]/server[*]/gpu[*]'), pool('decode', 'decode', 'rack[1]/server[*]/gpu[*]')],
    },
  };
}

/** The design with another topology, the rest as in `twoRacks`. */
export function withTopology(topology: Partial<Design['topology']>): Design {
  const design = twoRacks();
  return { ...design, topology: { groups: [], instances: [], components: [], patterns: [], links: [], ...topology } };
}
