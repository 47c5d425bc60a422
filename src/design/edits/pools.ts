import { expandTopology } from '../expansion/expand-topology.ts';
import type { ExpandedNode, ExpandedTopology } from '../expansion/expanded-topology.ts';
import type { PartLibrary } from '../part-library.ts';
import { type Design, type Pool, poolSchema } from '../schema.ts';
import { selectAccelerators } from '../select-nodes.ts';
import { accept, counted, type Edit, refuse } from './edit.ts';
import { freeId, replaceAt } from './elements.ts';
import { tightSelectors } from './tight-selectors.ts';

/**
 * Makes a pool of the selected accelerators, or of all inside the selected containers. Accelerators of other pools change
 * hands; a pool that is left with none goes.
 */
export const makePool: Edit<'make-pool', { readonly paths: readonly string[]; readonly role?: Pool['role']; readonly id?: string }> = {
  kind: 'make-pool',
  label: 'Make a pool',
  isStep: true,
  describe: ({ role }) => `Make ${role === undefined ? 'a' : `a ${role}`} pool`,
  apply(design, library, { paths, role: wantedRole, id }) {
    const { topology } = expandTopology(design, library);
    const members = acceleratorsAt(topology, paths);
    if (members.length === 0)
      return refuse(
        'pool-without-accelerators',
        'The selection holds no accelerators.',
        'Select accelerators, or servers and racks that hold some.',
        paths,
      );
    const kinds = new Set(members.map(({ part }) => part.id));
    if (kinds.size > 1)
      return refuse(
        'mixed-parts-in-pool',
        `The selection holds ${kinds.size} kinds of accelerators (${[...kinds].join(', ')}).`,
        'Make a pool for each kind.',
        paths,
      );
    const [{ part }] = members;
    const { pools } = withoutMembers(design, topology, members);
    const role = wantedRole ?? missingRole(pools);
    const replicaSize = acceleratorsPerServer(members);
    const hasFp8 = part.family === 'accelerator' && part.peakFlopsPerSecond.fp8 !== null;
    const format = hasFp8 ? 'fp8' : 'bf16';
    const pool: Pool = {
      id: freeId(id ?? role, new Set(pools.map((other) => other.id))),
      role,
      accelerators: selectorsOf(topology, members),
      replicaSize,
      parallelism: { tp: replicaSize, pp: 1, dp: 1, ep: 1, cp: 1 },
      precision: { weights: format, activations: format, kvStore: format },
      scheduler: { kind: 'chunked-prefill', tokenBudgetCount: 8192, maxBatchCount: 256 },
      memoryUseFraction: 0.9,
      kvPageTokensCount: 64,
      engine: 'vllm-0.11',
    };
    return accept(withPools(design, [...pools, poolSchema.parse(pool)]));
  },
};

/** Gives a pool other accelerators; those of other pools change hands. */
export const setPoolAccelerators: Edit<'set-pool-accelerators', { readonly id: string; readonly paths: readonly string[] }> = {
  kind: 'set-pool-accelerators',
  label: 'Change the accelerators of a pool',
  isStep: true,
  describe: ({ id }) => `Change accelerators of ${id}`,
  apply(design, library, { id, paths }) {
    const { topology } = expandTopology(design, library);
    const members = acceleratorsAt(topology, paths);
    const pool = design.deployment.pools.find((candidate) => candidate.id === id);
    if (!pool) return refuse('unknown-pool', `There is no pool "${id}".`, 'Choose one of the list.');
    if (members.length === 0)
      return refuse(
        'pool-without-accelerators',
        'The selection holds no accelerators.',
        'Select accelerators, or servers and racks that hold some.',
        paths,
      );
    const others = withoutMembers(design, topology, members, id).pools;
    return accept(
      withPools(
        design,
        others.map((other) => (other.id === id ? { ...other, accelerators: selectorsOf(topology, members) } : other)),
      ),
    );
  },
};

/** Changes settings of a pool. */
export const updatePool: Edit<'update-pool', { readonly id: string; readonly changes: Partial<Pool> }> = {
  kind: 'update-pool',
  label: 'Change a pool',
  isStep: true,
  describe: ({ id }) => `Change pool ${id}`,
  coalesceKey: ({ id, changes }) => `update-pool ${id} ${Object.keys(changes).join(' ')}`,
  apply(design, _library, { id, changes }) {
    const { pools } = design.deployment;
    const index = pools.findIndex((pool) => pool.id === id);
    if (index < 0) return refuse('unknown-pool', `There is no pool "${id}".`, 'Choose one of the list.');
    const parsed = poolSchema.safeParse({ ...pools[index], ...changes });
    if (!parsed.success)
      return refuse(
        'wrong-value',
        `Pool "${id}": ${parsed.error.issues[0].path.join('.')}: ${parsed.error.issues[0].message}.`,
        'Correct the value.',
      );
    if (parsed.data.id !== id && pools.some((pool) => pool.id === parsed.data.id))
      return refuse('duplicate-id', `There is already a pool "${parsed.data.id}".`, 'Choose another id.');
    return accept(withPools(design, replaceAt(pools, index, parsed.data)));
  },
};

/** Takes pools away; their accelerators stay on the drawing. */
export const removePool: Edit<'remove-pool', { readonly ids: readonly string[] }> = {
  kind: 'remove-pool',
  label: 'Remove a pool',
  isStep: true,
  describe: ({ ids }) => `Remove ${counted(ids.length, 'pool')}`,
  apply(design, _library, { ids }) {
    return accept(
      withPools(
        design,
        design.deployment.pools.filter((pool) => !ids.includes(pool.id)),
      ),
    );
  },
};

function withPools(design: Design, pools: readonly Pool[]): Design {
  return { ...design, deployment: { ...design.deployment, pools: [...pools] } };
}

function acceleratorsAt(topology: ExpandedTopology, paths: readonly string[]): ExpandedNode[] {
  // A group without count is no part of the paths inside it, so containers are followed upwards instead.
  const wanted = new Set(paths);
  const insideCache = new Map<string, boolean>();
  const isInside = (container: string | null): boolean => {
    if (container === null) return false;
    const known = insideCache.get(container);
    if (known !== undefined) return known;
    const box = topology.containers[topology.containerIndex.get(container) ?? -1];
    const answer = wanted.has(container) || (box !== undefined && isInside(box.container));
    insideCache.set(container, answer);
    return answer;
  };
  return topology.nodes.filter((node) => node.kind === 'accelerator' && (wanted.has(node.path) || isInside(node.container)));
}

function selectorsOf(topology: ExpandedTopology, members: readonly ExpandedNode[]): string {
  const all = topology.nodes.filter((node) => node.kind === 'accelerator').map(({ path }) => path);
  return tightSelectors(
    members.map(({ path }) => path),
    all,
  ).join(', ');
}

/** The pools with these accelerators taken out of all but one. */
function withoutMembers(
  design: Design,
  topology: ExpandedTopology,
  members: readonly ExpandedNode[],
  except?: string,
): { readonly pools: readonly Pool[] } {
  const taken = new Set(members.map(({ path }) => path));
  const pools = design.deployment.pools.flatMap((pool): Pool[] => {
    const selected = selectAccelerators(topology, pool.accelerators);
    if (pool.id === except || !selected.ok) return [pool];
    const own = selected.value.map((index) => topology.nodes[index]);
    const left = own.filter(({ path }) => !taken.has(path));
    if (left.length === own.length) return [pool];
    return left.length === 0 ? [] : [{ ...pool, accelerators: selectorsOf(topology, left) }];
  });
  return { pools };
}

/** Prefill and decode come in pairs; the first pool does both. */
function missingRole(pools: readonly Pool[]): Pool['role'] {
  const has = (role: Pool['role']): boolean => pools.some((pool) => pool.role === role);
  if (has('prefill') && !has('decode')) return 'decode';
  if (has('decode') && !has('prefill')) return 'prefill';
  return 'mixed';
}

/** Accelerators that share a box, as a number that divides every box: the usual tensor-parallel group. */
function acceleratorsPerServer(members: readonly ExpandedNode[]): number {
  const counts = new Map<string | null, number>();
  for (const { container } of members) counts.set(container, (counts.get(container) ?? 0) + 1);
  return [...counts.values()].reduce(greatestCommonDivisor);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/** Accelerators in each pool, as paths: what the drawing shades. */
export function poolMembers(design: Design, library: PartLibrary): ReadonlyMap<string, readonly string[]> {
  const { topology } = expandTopology(design, library);
  return new Map(
    design.deployment.pools.map((pool) => {
      const selected = selectAccelerators(topology, pool.accelerators);
      return [pool.id, selected.ok ? selected.value.map((index) => topology.nodes[index].path) : []];
    }),
  );
}
