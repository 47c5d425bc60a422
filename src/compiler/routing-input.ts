import { type Design, type ExpandedTopology, pathMatcher } from '../design/index.ts';
import type { ExplicitRouteInput, NetworkRegions, RoutingInput } from '../simulator/index.ts';

/** How flows find their way: the design's choice, with what it goes by on the graph. undefined: as usual. */
export function routingInput(design: Design, topology: ExpandedTopology): RoutingInput | undefined {
  const { routing } = design.deployment;
  if (!routing) return undefined;
  return {
    scaleUp: routing.scaleUp,
    scaleOut: routing.scaleOut,
    regions: networkRegions(design, topology),
    explicit: (routing.explicit ?? []).flatMap(({ from, to, via }): ExplicitRouteInput[] => {
      const stops = via.map((selector) => named(topology, selector));
      // What does not name one device each is left out: a rule of `design/` has said so.
      if (stops.some((nodes) => nodes.length !== 1)) return [];
      const nodes = (selector: string): Int32Array => Int32Array.from(named(topology, selector));
      return [{ from: nodes(from), to: nodes(to), via: Int32Array.from(stops.flat()) }];
    }),
  };
}

function named(topology: ExpandedTopology, selector: string): number[] {
  const matcher = pathMatcher(selector);
  return matcher.ok ? topology.nodes.flatMap(({ path }, node) => (matcher.value(path) ? [node] : [])) : [];
}

/** Hosts of the drawn tori, and groups of the drawn dragonflies: what the patterns named `host[i]` and `group[i]`. */
function networkRegions({ topology: { patterns } }: Design, { nodes, containers }: ExpandedTopology): NetworkRegions {
  const regionOf = new Int32Array(nodes.length).fill(-1);
  const fabrics: NetworkRegions['fabrics'][number][] = [];
  let firstRegion = 0;
  for (const pattern of patterns) {
    const isTorus = pattern.kind === 'torus';
    if (!isTorus && pattern.kind !== 'dragonfly' && pattern.kind !== 'dragonfly-plus') continue;
    const sizes = isTorus ? [pattern.xCount, pattern.yCount, pattern.zCount] : [];
    const regionCount = isTorus ? sizes.reduce((product, size) => product * size, 1) : pattern.groupsCount;
    for (const { path } of containers.filter(
      (box) => box.sourceId === pattern.id && (box.path === pattern.id || box.path.endsWith(`/${pattern.id}`)),
    )) {
      const prefix = `${path}/${isTorus ? 'host' : 'group'}[`;
      nodes.forEach((node, index) => {
        if (node.path.startsWith(prefix)) regionOf[index] = firstRegion + Number.parseInt(node.path.slice(prefix.length), 10);
      });
      fabrics.push({ kind: isTorus ? 'torus' : 'dragonfly', firstRegion, regionCount, sizes });
      firstRegion += regionCount;
    }
  }
  return { regionOf, fabrics };
}
