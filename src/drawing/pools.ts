import { type Design, type ExpandedTopology, type IndexBinding, matchIndex, parsePath, parseSelectorList, unbound } from '../design/index.ts';
import type { PoolPlacement } from './layout/layout.ts';

/**
 * Which accelerators each pool takes, for its outline. A selector that cannot be read selects nothing: the problem is
 * reported where the design is checked.
 */
export function placePools(deployment: Pick<Design['deployment'], 'pools'>, topology: ExpandedTopology): PoolPlacement[] {
  const paths = topology.nodes.flatMap((node, index) => {
    const segments = node.kind === 'accelerator' ? parsePath(node.path) : null;
    return segments ? [{ index, segments }] : [];
  });
  return deployment.pools.map((pool) => {
    const parsed = parseSelectorList(pool.accelerators);
    const selectors = parsed.ok ? parsed.value : [];
    const accelerators = paths
      .filter(({ segments }) =>
        selectors.some((selector) => {
          let binding: IndexBinding | null = unbound;
          if (selector.segments.length > segments.length) return false;
          for (let depth = 0; depth < selector.segments.length && binding; depth += 1) {
            const { id, index } = selector.segments[depth];
            binding = segments[depth].id === id ? matchIndex(index, segments[depth].index, binding) : null;
          }
          return binding !== null;
        }),
      )
      .map(({ index }) => index);
    const replicaCount = Math.floor(accelerators.length / pool.replicaSize);
    return { id: pool.id, role: pool.role, accelerators, detail: `${replicaCount} × ${parallelismLabel(pool.parallelism)}` };
  });
}

/** `TP8`, `TP8 PP2`, `EP32 DP32`: only what is more than one. */
export function parallelismLabel(parallelism: Design['deployment']['pools'][number]['parallelism']): string {
  const { tp, pp, dp, ep, cp } = parallelism;
  const parts = [['TP', tp], ['PP', pp], ['DP', dp], ['EP', ep], ['CP', cp]].filter(([, degree]) => Number(degree) > 1);
  return parts.length === 0 ? 'TP1' : parts.map(([name, degree]) => `${name}${degree}`).join(' ');
}
