import type { ExpandedTopology } from '../../design/index.ts';
import type { NodeKind } from '../../simulator/index.ts';
import type { PoolPlacement, Shape } from './layout.ts';

/** Who lies in whom, and who is drawn. Box numbering as in `Layout`. */
export interface BoxTree {
  readonly topology: ExpandedTopology;
  readonly nodeCount: number;
  readonly boxCount: number;
  readonly parent: Int32Array;
  readonly depth: Uint8Array;
  readonly isShown: Uint8Array;
  readonly isCollapsed: Uint8Array;
  /** Children by box; index `boxCount` holds those at the top. */
  readonly children: readonly (readonly number[])[];
  /** Containers, children before parents. */
  readonly postOrder: readonly number[];
  /** [nodeCount] the device itself, or the outermost collapsed container around it. */
  readonly shownAs: Int32Array;
}

/** Builds the containment tree; a path that names no container counts as the top. */
export function buildTree(topology: ExpandedTopology, collapsed: readonly string[], patternIds: ReadonlySet<string> = new Set()): BoxTree {
  const nodeCount = topology.nodes.length;
  const boxCount = nodeCount + topology.containers.length;
  const parent = new Int32Array(boxCount).fill(-1);
  const boxOfContainer = (path: string | null): number => {
    const index = path === null ? undefined : topology.containerIndex.get(path);
    return index === undefined ? -1 : nodeCount + index;
  };
  for (let i = 0; i < nodeCount; i += 1) parent[i] = boxOfContainer(topology.nodes[i].container);
  for (let i = nodeCount; i < boxCount; i += 1) parent[i] = boxOfContainer(topology.containers[i - nodeCount].container);
  const children: number[][] = Array.from({ length: boxCount + 1 }, () => []);
  // Containers first, so that a parent lists its containers before its devices; both in the order of the topology.
  for (let i = nodeCount; i < boxCount; i += 1) children[parent[i] < 0 ? boxCount : parent[i]].push(i);
  for (let i = 0; i < nodeCount; i += 1) children[parent[i] < 0 ? boxCount : parent[i]].push(i);

  const collapsedPaths = new Set(collapsed);
  const depth = new Uint8Array(boxCount);
  const isShown = new Uint8Array(boxCount);
  const isCollapsed = new Uint8Array(boxCount);
  const shownAs = new Int32Array(nodeCount);
  const preOrder: number[] = [];
  const visit = (box: number, level: number, hiddenBy: number): void => {
    depth[box] = level;
    const isBare = box >= nodeCount && children[box].length === 0 && patternIds.has(topology.containers[box - nodeCount].sourceId);
    isShown[box] = hiddenBy < 0 && !isBare ? 1 : 0;
    if (box < nodeCount) {
      shownAs[box] = hiddenBy < 0 ? box : hiddenBy;
      return;
    }
    preOrder.push(box);
    const closes = hiddenBy < 0 && collapsedPaths.has(topology.containers[box - nodeCount].path);
    if (closes) isCollapsed[box] = 1;
    for (const child of children[box]) visit(child, level + 1, closes ? box : hiddenBy);
  };
  for (const box of children[boxCount]) visit(box, 0, -1);
  return { topology, nodeCount, boxCount, parent, depth, isShown, isCollapsed, children, postOrder: preOrder.reverse(), shownAs };
}

/** True for a container whose accelerators are drawn as dies around a bus. */
export function isServerLike(tree: BoxTree, box: number): boolean {
  if (box < tree.nodeCount || tree.topology.containers[box - tree.nodeCount].definition === null) return false;
  return tree.children[box].some((child) => child < tree.nodeCount && tree.topology.nodes[child].kind === 'accelerator');
}

/** True for a container that holds scale-up switches and no accelerator: it stands in the NVSwitch row. */
export function isFabricOnly(tree: BoxTree, box: number): boolean {
  if (box < tree.nodeCount) return false;
  let hasFabric = false;
  for (const child of tree.children[box]) {
    if (child >= tree.nodeCount) return false;
    const { kind } = tree.topology.nodes[child];
    if (kind === 'accelerator' || kind === 'nic') return false;
    if (kind === 'scale-up-switch') hasFabric = true;
  }
  return hasFabric;
}

/** The figure that a device is drawn as, from its kind and the place it lies in. */
export function shapeOf(kind: NodeKind, isInServer: boolean, isInFabric: boolean): Shape {
  if (kind === 'accelerator') return isInServer ? 'die' : 'loose-die';
  if (kind === 'nic') return isInServer ? 'tab' : 'nic';
  if (kind === 'scale-up-switch') return isInFabric ? 'hexagon' : 'loose-hexagon';
  if (kind === 'switch') return isInServer ? 'chip' : 'switch';
  if (isInServer) return 'chip';
  return kind === 'storage' || kind === 'memory' ? 'store' : 'chip';
}

/**
 * Distance of each switch from the devices that it serves: 1 for a leaf, 2 for a spine, and so on; 0 for other devices.
 * Stores do not make a leaf of a spine: only if a switch reaches nothing else do they count.
 */
export function switchTiers(topology: ExpandedTopology): Uint8Array {
  const tiers = new Uint8Array(topology.nodes.length);
  const kindOf = (node: number): NodeKind => topology.nodes[node].kind;
  const between: number[] = [];
  const storeServed = new Set<number>();
  let frontier: number[] = [];
  topology.links.forEach((link, index) => {
    const fromSwitch = kindOf(link.from) === 'switch';
    const toSwitch = kindOf(link.to) === 'switch';
    if (fromSwitch && toSwitch) between.push(index);
    if (fromSwitch === toSwitch) return;
    const hub = fromSwitch ? link.from : link.to;
    const other = kindOf(fromSwitch ? link.to : link.from);
    if (other === 'storage' || other === 'memory') storeServed.add(hub);
    else if (tiers[hub] === 0) {
      tiers[hub] = 1;
      frontier.push(hub);
    }
  });
  const peers = new Map<number, number[]>();
  for (const index of between) {
    const { from, to } = topology.links[index];
    for (const [one, other] of [
      [from, to],
      [to, from],
    ]) {
      const known = peers.get(one);
      if (known) known.push(other);
      else peers.set(one, [other]);
    }
  }
  while (frontier.length > 0) {
    const next: number[] = [];
    for (const node of frontier) {
      for (const peer of peers.get(node) ?? []) {
        if (tiers[peer] !== 0) continue;
        tiers[peer] = Math.min(255, tiers[node] + 1);
        next.push(peer);
      }
    }
    frontier = next;
  }
  for (const node of storeServed) if (tiers[node] === 0) tiers[node] = 1;
  for (let node = 0; node < tiers.length; node += 1) if (tiers[node] === 0 && kindOf(node) === 'switch') tiers[node] = 1;
  return tiers;
}

/** [boxCount] the pool that every accelerator in a box serves, -1 if they differ or serve none, -2 if it holds none. */
export function poolOfBoxes(tree: BoxTree, pools: readonly PoolPlacement[]): Int32Array {
  const poolOf = new Int32Array(tree.boxCount).fill(-2);
  for (let node = 0; node < tree.nodeCount; node += 1) if (tree.topology.nodes[node].kind === 'accelerator') poolOf[node] = -1;
  pools.forEach((pool, index) => {
    for (const node of pool.accelerators) poolOf[node] = index;
  });
  for (const container of tree.postOrder) {
    for (const child of tree.children[container]) {
      if (poolOf[child] === -2) continue;
      poolOf[container] = poolOf[container] === -2 || poolOf[container] === poolOf[child] ? poolOf[child] : -1;
    }
  }
  return poolOf;
}
