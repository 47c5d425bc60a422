import type { NetworkGraph } from '../simulator/index.ts';
import type { Reachability } from './reachability.ts';

const namedCount = 3;

/** Where two nodes are cut off from one another, in sentences: how far each gets, and which drawn cables between the two sides are down. */
export function describeCut(graph: NetworkGraph, reach: Reachability, from: number, to: number): string {
  const near = reach.reachedFrom(from);
  const far = reach.reachedFrom(to);
  const isNear = new Set(near);
  const isFar = new Set(far);
  const down: string[] = [];
  for (let link = 0; link < graph.linkFrom.length; link += 1) {
    if (isNear.has(graph.linkFrom[link]) && !isNear.has(graph.linkTo[link]) && isFar.has(graph.linkTo[link]))
      down.push(graph.linkIds[link]);
  }
  const sides = `${graph.nodeIds[from]} gets as far as ${farthest(graph, near)}, ${graph.nodeIds[to]} as far as ${farthest(graph, far)}`;
  return down.length > 0 ? `${sides}. Down between them: ${list(down)}.` : `${sides}; no cable joins the two.`;
}

/** The switches that are reached; without any, the last devices. */
function farthest({ nodeKinds, nodeIds }: NetworkGraph, reached: readonly number[]): string {
  if (reached.length === 1) return 'itself';
  const switches = reached.filter((node) => nodeKinds[node] === 'switch');
  const shown = switches.length > 0 ? switches : reached.slice(1).reverse();
  return `${list(shown.map((node) => nodeIds[node]))} (${reached.length} devices)`;
}

function list(names: readonly string[]): string {
  const more = names.length - namedCount;
  return `${names.slice(0, namedCount).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
