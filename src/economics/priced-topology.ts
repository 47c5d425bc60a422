import type { Definition, Design, ExpandedNode, ExpandedTopology, Part } from '../design/index.ts';

/** Money and watts that a device, a cable or a box itself brings in. */
export interface Figures {
  /** 0 where it is unknown, or in the price of the system around it. */
  readonly priceUsd: number;
  readonly fullWatts: number;
  readonly idleWatts: number | null;
  /** True if the figure is missing and no system around it states a whole that would hold it. */
  readonly isPriceUnknown: boolean;
  readonly isPowerUnknown: boolean;
}

/** A topology with a price and a power on everything. */
export interface PricedTopology {
  /** [nodeCount] */
  readonly nodes: readonly Figures[];
  /** [linkCount] */
  readonly links: readonly Figures[];
  /** [containerCount]: chassis, boards, fans; what the parts inside do not add up to. */
  readonly containers: readonly Figures[];
}

const nothing: Figures = { priceUsd: 0, fullWatts: 0, idleWatts: 0, isPriceUnknown: false, isPowerUnknown: false };

/**
 * Looks up the price and power of everything drawn. Where a definition states its overhead (the whole less the priced
 * parts), its parts without a price of their own are in that overhead; a part that was put there instead is not.
 */
export function priceTopology(design: Pick<Design, 'definitions'>, topology: ExpandedTopology): PricedTopology {
  const coveredBy = coverage(design, topology);
  return {
    nodes: topology.nodes.map((node) => {
      const covered = isOriginalPart(design, topology, node) ? coveredBy(node.container) : noCover;
      return partFigures(node.part, covered);
    }),
    links: topology.links.map((link) => partFigures(link.part, noCover)),
    containers: topology.containers.map(({ definition }) => {
      const overhead = definition === null ? undefined : design.definitions[definition];
      if (!overhead) return nothing;
      const watts = overhead.overheadPowerWatts ?? 0;
      return { ...nothing, priceUsd: overhead.overheadPriceUsd ?? 0, fullWatts: watts, idleWatts: watts };
    }),
  };
}

interface Cover {
  readonly price: boolean;
  readonly power: boolean;
}
const noCover: Cover = { price: false, power: false };

function partFigures(part: Part, covered: Cover): Figures {
  return {
    priceUsd: part.priceUsd ?? 0,
    fullWatts: part.powerWatts ?? 0,
    idleWatts: part.powerWatts === null ? 0 : part.idlePowerWatts,
    isPriceUnknown: part.priceUsd === null && !covered.price,
    isPowerUnknown: part.powerWatts === null && !covered.power,
  };
}

/** Whether any box around a place states the overhead of its whole. */
function coverage(design: Pick<Design, 'definitions'>, topology: ExpandedTopology): (container: string | null) => Cover {
  const known = new Map<string | null, Cover>([[null, noCover]]);
  const coverOf = (path: string | null): Cover => {
    const cached = known.get(path);
    if (cached) return cached;
    const index = path === null ? undefined : topology.containerIndex.get(path);
    const container = index === undefined ? undefined : topology.containers[index];
    if (!container) return noCover;
    const outer = coverOf(container.container);
    const definition = container.definition === null ? undefined : design.definitions[container.definition];
    const cover = {
      price: outer.price || definition?.overheadPriceUsd !== undefined,
      power: outer.power || definition?.overheadPowerWatts !== undefined,
    };
    known.set(path, cover);
    return cover;
  };
  return coverOf;
}

/** False where an override put another part into an instance: the overhead was not worked out for that one. */
function isOriginalPart(design: Pick<Design, 'definitions'>, topology: ExpandedTopology, node: ExpandedNode): boolean {
  const index = node.container === null ? undefined : topology.containerIndex.get(node.container);
  const name = index === undefined ? null : topology.containers[index].definition;
  const definition: Definition | undefined = name === null ? undefined : design.definitions[name];
  const [, id] = /([^/[]+)(?:\[\d+\])?$/.exec(node.path) ?? [];
  const component = definition?.components.find((candidate) => candidate.id === id);
  return component?.part === node.part.id;
}
