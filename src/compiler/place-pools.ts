import type { Diagnostic } from '../base/diagnostic.ts';
import type { AcceleratorPart, Design, ExpandedTopology, Pool } from '../design/index.ts';
import type { DeviceInput, NetworkGraph, PoolInput, ReplicaInput } from '../simulator/index.ts';
import type { Adjacency } from './adjacency.ts';
import { nicAffinity } from './nic-affinity.ts';
import { acceleratorsInPathOrder, selectAccelerators } from './select-accelerators.ts';

/** Pools as they stand on the accelerators; a pool that cannot be placed is left out and reported. */
export interface PlacedPools {
  readonly pools: readonly PoolInput[];
  /** For each placed pool its index in `deployment.pools`. */
  readonly poolIndices: readonly number[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Puts each pool on its accelerators: in path order, `replicaSize` at a time. A replica's ranks are its accelerators in
 * that order, read as TP innermost, then CP, DP, PP; so tensor-parallel neighbours are neighbours on the drawing.
 */
export function placePools(design: Design, topology: ExpandedTopology, graph: NetworkGraph, adjacency: Adjacency): PlacedPools {
  const diagnostics: Diagnostic[] = [];
  const pools: PoolInput[] = [];
  const poolIndices: number[] = [];
  const accelerators = acceleratorsInPathOrder(topology);
  const nodes = accelerators.map(({ node }) => node);
  const nics = nicAffinity(graph, adjacency, nodes);
  const nicOf = new Map(nodes.map((node, index) => [node, nics[index]]));
  const poolOf = new Map<number, string>();

  design.deployment.pools.forEach((pool, poolIndex) => {
    const path = ['deployment', 'pools', poolIndex];
    const selected = selectAccelerators(accelerators, pool.accelerators);
    if (!selected.ok) {
      diagnostics.push({
        code: 'bad-selector',
        severity: 'error',
        path: [...path, 'accelerators'],
        message: `Pool "${pool.id}": ${selected.error}`,
        remedy: 'Write paths such as rack[0]/server[*]/gpu[*], separated by commas.',
      });
      return;
    }
    const members = selected.value;
    const problems = placementProblems(pool, path, members, topology, poolOf);
    diagnostics.push(...problems);
    for (const node of members) if (!poolOf.has(node)) poolOf.set(node, pool.id);
    if (problems.some(({ severity }) => severity === 'error')) return;

    const replicas: ReplicaInput[] = [];
    for (let start = 0; start + pool.replicaSize <= members.length; start += pool.replicaSize) {
      const ranks = members.slice(start, start + pool.replicaSize);
      replicas.push({
        id: `${pool.id}/replica[${replicas.length}]`,
        ranks,
        nics: Int32Array.from(ranks, (node) => nicOf.get(node) ?? -1),
      });
    }
    poolIndices.push(poolIndex);
    pools.push({
      id: pool.id,
      role: pool.role,
      device: deviceInput(topology.nodes[members[0]].part as AcceleratorPart),
      parallelism: pool.parallelism,
      precision: pool.precision,
      scheduler: pool.scheduler,
      memoryUseFraction: pool.memoryUseFraction,
      kvPageTokensCount: pool.kvPageTokensCount,
      engine: pool.engine,
      replicas,
    });
  });
  return { pools, poolIndices, diagnostics };
}

/** The figures of an accelerator that the engines need. */
export function deviceInput(part: AcceleratorPart): DeviceInput {
  return {
    partId: part.id,
    peakFlopsPerSecond: part.peakFlopsPerSecond,
    memoryBandwidthBytesPerSecond: part.memoryBandwidthBytesPerSecond,
    memoryCapacityBytes: part.memoryCapacityBytes,
    kernelConstants: part.kernelConstants,
  };
}

function placementProblems(
  pool: Pool,
  path: readonly (string | number)[],
  members: Int32Array,
  topology: ExpandedTopology,
  poolOf: ReadonlyMap<number, string>,
): Diagnostic[] {
  const problems: Diagnostic[] = [];
  const problem = (
    code: string,
    severity: Diagnostic['severity'],
    key: string,
    message: string,
    remedy: string,
    nodes: readonly number[] = [],
  ): void => {
    const subjects = nodes.map((node) => topology.nodes[node].path);
    problems.push({ code, severity, path: [...path, key], message, remedy, ...(subjects.length > 0 && { subjects }) });
  };

  if (members.length === 0) {
    problem(
      'pool-without-accelerators',
      'error',
      'accelerators',
      `Pool "${pool.id}" has no accelerators: "${pool.accelerators}" names none.`,
      'Select accelerators on the drawing and assign them to the pool.',
    );
    return problems;
  }
  const parts = new Set(Array.from(members, (node) => topology.nodes[node].part));
  const partIds = [...new Set([...parts].map((part) => part.id))];
  if (partIds.length > 1) {
    problem(
      'pool-of-mixed-accelerators',
      'error',
      'accelerators',
      `Pool "${pool.id}" mixes ${partIds.join(' and ')}.`,
      'Give each kind of accelerator a pool of its own.',
    );
  }
  const shared = Array.from(members).filter((node) => poolOf.has(node));
  if (shared.length > 0) {
    problem(
      'accelerator-in-two-pools',
      'error',
      'accelerators',
      `${topology.nodes[shared[0]].path}${shared.length > 1 ? ` and ${shared.length - 1} more` : ''} of pool "${pool.id}" already belong${shared.length > 1 ? '' : 's'} to pool "${poolOf.get(shared[0])}".`,
      'Leave each accelerator in one pool.',
      shared,
    );
  }
  if (members.length < pool.replicaSize) {
    problem(
      'pool-smaller-than-replica',
      'error',
      'replicaSize',
      `A replica of pool "${pool.id}" takes ${pool.replicaSize} accelerators; the pool has ${members.length}.`,
      'Add accelerators to the pool, or lower the replica size.',
    );
  } else if (members.length % pool.replicaSize !== 0) {
    const rest = members.length % pool.replicaSize;
    problem(
      'accelerators-left-over',
      'warning',
      'replicaSize',
      `Pool "${pool.id}" has ${members.length} accelerators, replicas take ${pool.replicaSize}: ${rest} stay${rest === 1 ? 's' : ''} idle.`,
      'Choose a replica size that divides the pool.',
      Array.from(members).slice(members.length - rest),
    );
  }
  return problems;
}
