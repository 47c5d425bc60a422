import { catalog } from '../../catalog/index.ts';
import { type Design, emptyDesign, type Pool } from '../../design/index.ts';

/** A TP-only FP8 pool over the accelerators that the selector names. */
export function tensorPool(id: string, role: Pool['role'], accelerators: string, tp: number): Pool {
  return {
    id,
    role,
    accelerators,
    replicaSize: tp,
    parallelism: { tp, pp: 1, dp: 1, ep: 1, cp: 1 },
    precision: { weights: 'fp8', activations: 'fp8', kvStore: 'fp8' },
    scheduler: { kind: 'chunked-prefill', tokenBudgetCount: 8192, maxBatchCount: 256 },
    memoryUseFraction: 0.9,
    kvPageTokensCount: 64,
    engine: 'vllm-0.11',
  };
}

/** `count` copies of a system called `server`, and nothing between them. */
export function serversOnly(systemId: string, count: number, pools: readonly Pool[]): Design {
  const system = catalog.system(systemId)!;
  const design = emptyDesign(catalog.version);
  return {
    ...design,
    definitions: { [systemId]: system.definition, ...system.needs },
    topology: { ...design.topology, instances: [{ id: 'server', definition: systemId, count }] },
    deployment: { ...design.deployment, pools: [...pools] },
  };
}

/** The same servers with all rails on one leaf switch. */
export function serversOnLeaf(systemId: string, count: number, pools: readonly Pool[]): Design {
  const design = serversOnly(systemId, count, pools);
  return {
    ...design,
    topology: {
      ...design.topology,
      components: [{ id: 'leaf', part: 'quantum-2' }],
      links: [{ id: 'rail', part: 'infiniband-ndr', from: 'server[*]/nic[*]', to: 'leaf', pattern: 'all-to-all' }],
    },
  };
}

/** The design with another deployment. */
export function withPools(design: Design, pools: readonly Pool[]): Design {
  return { ...design, deployment: { ...design.deployment, pools: [...pools] } };
}
