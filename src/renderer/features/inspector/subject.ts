import type { ExpandedContainer, ExpandedLink, ExpandedNode, ExpandedTopology, Pool } from '../../../design/index.ts';
import { poolOfKey } from '../../state/index.ts';

/** What the inspector is about. */
export type Subject =
  | { readonly kind: 'document' }
  | { readonly kind: 'node'; readonly node: ExpandedNode }
  | { readonly kind: 'box'; readonly box: ExpandedContainer }
  | { readonly kind: 'link'; readonly link: ExpandedLink }
  | { readonly kind: 'pool'; readonly pool: Pool }
  | { readonly kind: 'many'; readonly ids: readonly string[] };

const linkById = new WeakMap<ExpandedTopology, ReadonlyMap<string, ExpandedLink>>();

/** A drawn link by its id. */
export function findLink(topology: ExpandedTopology, id: string): ExpandedLink | undefined {
  let map = linkById.get(topology);
  if (!map) {
    map = new Map(topology.links.map((link) => [link.id, link]));
    linkById.set(topology, map);
  }
  return map.get(id);
}

function subjectOf(id: string, topology: ExpandedTopology | null, pools: readonly Pool[]): Subject | null {
  const poolId = poolOfKey(id);
  if (poolId !== null) {
    const pool = pools.find((candidate) => candidate.id === poolId);
    return pool ? { kind: 'pool', pool } : null;
  }
  if (!topology) return null;
  const node = topology.nodes[topology.nodeIndex.get(id) ?? -1];
  if (node) return { kind: 'node', node };
  const box = topology.containers[topology.containerIndex.get(id) ?? -1];
  if (box) return { kind: 'box', box };
  const link = findLink(topology, id);
  return link ? { kind: 'link', link } : null;
}

/** The subject of a selection. Ids that are not there any more are passed over. */
export function subjectOfSelection(selection: readonly string[], topology: ExpandedTopology | null, pools: readonly Pool[]): Subject {
  const subjects = selection.map((id) => [id, subjectOf(id, topology, pools)] as const).filter(([, subject]) => subject !== null);
  if (subjects.length === 0) return { kind: 'document' };
  return subjects.length === 1 ? (subjects[0][1] as Subject) : { kind: 'many', ids: subjects.map(([id]) => id) };
}

/** Short name of a device or box: the last step of its path. */
export function shortName(path: string): string {
  return path.split('/').at(-1) ?? path;
}

/** Accelerators and other devices inside a box, on every level. */
export function nodesInside(topology: ExpandedTopology, boxPath: string): readonly ExpandedNode[] {
  const inside = new Set([boxPath]);
  // Containers come after the one that holds them, so one pass finds every level.
  for (const container of topology.containers)
    if (container.container !== null && inside.has(container.container)) inside.add(container.path);
  return topology.nodes.filter((node) => node.container !== null && inside.has(node.container));
}
