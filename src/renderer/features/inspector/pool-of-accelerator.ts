import { useMemo } from 'react';
import { type Design, type Pool, poolMembers } from '../../../design/index.ts';
import { libraryOf, useDesignStore } from '../../state/index.ts';

/** Accelerator path → pool, for all pools of a design. */
function poolsByPath(design: Design): ReadonlyMap<string, Pool> {
  const byId = new Map(design.deployment.pools.map((pool) => [pool.id, pool]));
  const map = new Map<string, Pool>();
  for (const [id, paths] of poolMembers(design, libraryOf(design))) {
    const pool = byId.get(id);
    if (pool) for (const path of paths) map.set(path, pool);
  }
  return map;
}

/** The pool that an accelerator serves in, or undefined. */
export function usePoolOfAccelerator(path: string): Pool | undefined {
  const design = useDesignStore((store) => store.design);
  return useMemo(() => poolsByPath(design), [design]).get(path);
}
