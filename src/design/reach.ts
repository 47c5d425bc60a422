import type { ExpandedTopology } from './expansion/expanded-topology.ts';
import { faultSubjects } from './fault-targets.ts';
import type { Fault } from './schema.ts';

/** Which way links are followed: as they are drawn (from → to), against that, or either way. */
export type ReachDirection = 'downstream' | 'upstream' | 'connected';

/** Directions of links, and devices, that a fault leaves nothing of from the start and for good. */
export interface Disabled {
  /** [linkCount] nothing passes from → to, or to → from. */
  readonly forward: Uint8Array;
  readonly backward: Uint8Array;
}

/** What is down throughout. A fault that begins later, ends, or only slows disables nothing. */
export function disabledBy(topology: ExpandedTopology, faults: readonly Fault[]): Disabled {
  const { links } = topology;
  const forward = new Uint8Array(links.length);
  const backward = new Uint8Array(links.length);
  const deadNodes = new Set<number>();
  for (const fault of faults) {
    if (fault.kind !== 'down' || fault.fromSeconds > 0 || fault.untilSeconds !== undefined) continue;
    const subjects = faultSubjects(topology, fault.target);
    if (!subjects.ok) continue; // a rule tells of it
    for (const node of subjects.value.nodes) deadNodes.add(node);
    for (const { link, isForward, isBackward } of subjects.value.cables) {
      if (isForward) forward[link] = 1;
      if (isBackward) backward[link] = 1;
    }
  }
  links.forEach(({ from, to }, link) => {
    if (deadNodes.has(from) || deadNodes.has(to)) forward[link] = backward[link] = 1;
  });
  return { forward, backward };
}

/**
 * Devices that can be reached from some over links that are not disabled, the start included, ascending. A link is
 * followed along its drawn direction downstream and against it upstream; of a `connected` one either direction will do.
 */
export function reachableNodes(
  topology: ExpandedTopology,
  start: readonly number[],
  direction: ReachDirection,
  disabled: Disabled,
): readonly number[] {
  const { nodes, links } = topology;
  const leading: number[][] = nodes.map(() => []);
  links.forEach(({ from, to }, link) => {
    const isCut = disabled.forward[link] && disabled.backward[link];
    if (direction === 'downstream' ? !disabled.forward[link] : direction === 'connected' && !isCut) leading[from].push(to);
    // Upstream is where the traffic along the link comes from.
    if (direction === 'upstream' ? !disabled.forward[link] : direction === 'connected' && !isCut) leading[to].push(from);
  });
  const isReached = new Uint8Array(nodes.length);
  const queue = [...start];
  for (const node of start) isReached[node] = 1;
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    for (const next of leading[node]) {
      if (isReached[next]) continue;
      isReached[next] = 1;
      queue.push(next);
    }
  }
  return nodes.flatMap((_, node) => (isReached[node] ? [node] : []));
}
