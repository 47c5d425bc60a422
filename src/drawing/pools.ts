import { type Design, type ExpandedTopology, selectAccelerators } from '../design/index.ts';
import type { PoolPlacement } from './layout/layout.ts';

/**
 * Which accelerators each pool takes, for its outline. A selector that cannot be read selects nothing: the problem is
 * reported where the design is checked.
 */
export function placePools(deployment: Pick<Design['deployment'], 'pools'>, topology: ExpandedTopology): PoolPlacement[] {
  return deployment.pools.map((pool) => {
    const selected = selectAccelerators(topology, pool.accelerators);
    const accelerators = selected.ok ? selected.value : [];
    const replicaCount = Math.floor(accelerators.length / pool.replicaSize);
    return {
      id: pool.id,
      role: pool.role,
      accelerators,
      detail: `${replicaCount} ${replicaCount === 1 ? 'replica' : 'replicas'} × ${parallelismLabel(pool.parallelism)}`,
    };
  });
}

/** `TP8`, `TP8 PP2`, `EP32 DP32`: only what is more than one. */
export function parallelismLabel(parallelism: Design['deployment']['pools'][number]['parallelism']): string {
  const { tp, pp, dp, ep, cp } = parallelism;
  const parts = [
    ['TP', tp],
    ['PP', pp],
    ['DP', dp],
    ['EP', ep],
    ['CP', cp],
  ].filter(([, degree]) => Number(degree) > 1);
  return parts.length === 0 ? 'TP1' : parts.map(([name, degree]) => `${name}${degree}`).join(' ');
}
