import type { Deployment, Design, Pool, Workload } from '../../design/index.ts';
import type { DesignEdit } from '../state/index.ts';

/** Changes properties of the document itself: name, notes, targets, economics. */
export function patchDesign(patch: Partial<Pick<Design, 'name' | 'notes' | 'targets' | 'economics'>>): DesignEdit {
  return (design) => ({ ...design, ...patch });
}

/** Changes the workload. */
export function patchWorkload(patch: Partial<Workload>): DesignEdit {
  return (design) => ({ ...design, workload: { ...design.workload, ...patch } });
}

/** Changes what all pools share: model, router, KV transfer. */
export function patchDeployment(patch: Partial<Omit<Deployment, 'pools'>>): DesignEdit {
  return (design) => ({ ...design, deployment: { ...design.deployment, ...patch } });
}

/** Changes one pool. */
export function patchPool(poolId: string, patch: Partial<Pool>): DesignEdit {
  return (design) => {
    const pools = design.deployment.pools.map((pool) => (pool.id === poolId ? { ...pool, ...patch } : pool));
    return { ...design, deployment: { ...design.deployment, pools } };
  };
}

/** Adds a pool after the others. */
export function addPool(pool: Pool): DesignEdit {
  return (design) => ({ ...design, deployment: { ...design.deployment, pools: [...design.deployment.pools, pool] } });
}

/** Takes a pool away; its accelerators stay. */
export function removePool(poolId: string): DesignEdit {
  return (design) => ({ ...design, deployment: { ...design.deployment, pools: design.deployment.pools.filter((pool) => pool.id !== poolId) } });
}
