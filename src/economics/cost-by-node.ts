import type { Design, Economics, ExpandedTopology } from '../design/index.ts';
import type { Summary } from '../results/index.ts';
import type { SimulationInput } from '../simulator/index.ts';
import { capitalRecoveryFactor, hoursPerYear } from './capital.ts';
import { powerAtUtilisation } from './power.ts';
import { priceTopology } from './priced-topology.ts';
import { busyFractions } from './utilisation.ts';

/** What one device or box costs. A cable counts half to each of its ends: most of its price and power are its two optics. */
export interface PlaceCost {
  readonly capexUsd: number;
  /** At its utilisation, without PUE. */
  readonly powerWatts: number;
  /** Capital, and energy with PUE. */
  readonly usdPerHour: number;
  /** True if a part in it has no price. */
  readonly isLowerBound: boolean;
}

/** Cost on the drawing, for overlays and reports. */
export interface DrawingCost {
  /** [nodeCount] of the expanded topology. */
  readonly nodes: readonly PlaceCost[];
  /** [containerCount]: a box with all that lies inside. */
  readonly containers: readonly PlaceCost[];
  /** [containerCount]: what a box itself adds to what lies inside. */
  readonly containerOverheads: readonly PlaceCost[];
  readonly total: PlaceCost;
}

/** $ per hour of a price and a power: (capex × CRF) / 8,760 + kW × PUE × $/kWh (inference-science §5; no staff, no building). */
export function usdPerHour(economics: Economics, capexUsd: number, powerWatts: number): number {
  const capital = (capexUsd * capitalRecoveryFactor(economics.discountFraction, economics.lifeYears)) / hoursPerYear;
  return capital + (powerWatts / 1000) * economics.pueRatio * economics.electricityUsdPerKilowattHour;
}

/**
 * Cost of every device and box. Power follows utilisation when there are results, and is the full power before.
 *
 * @param input the compiled design that `summary` belongs to
 */
export function costByNode(
  design: Pick<Design, 'definitions' | 'economics'>,
  topology: ExpandedTopology,
  input: SimulationInput | null = null,
  summary: Summary | null = null,
): DrawingCost {
  const priced = priceTopology(design, topology);
  const busy = busyFractions(topology, input, summary);
  const nodeCount = topology.nodes.length;
  const containerCount = topology.containers.length;

  // Columns over nodes, then containers, then the whole drawing.
  const wholeDrawing = nodeCount + containerCount;
  const capexUsd = new Float64Array(wholeDrawing + 1);
  const powerWatts = new Float64Array(wholeDrawing + 1);
  const isLowerBound = new Uint8Array(wholeDrawing + 1);

  priced.nodes.forEach((figures, node) => {
    capexUsd[node] = figures.priceUsd;
    powerWatts[node] = powerAtUtilisation(figures.fullWatts, figures.idleWatts, busy[node]);
    if (figures.isPriceUnknown) isLowerBound[node] = 1;
  });
  topology.links.forEach(({ from, to }, link) => {
    const figures = priced.links[link];
    const watts = powerAtUtilisation(figures.fullWatts, figures.idleWatts, Math.max(busy[from], busy[to]));
    for (const end of [from, to]) {
      capexUsd[end] += figures.priceUsd / 2;
      powerWatts[end] += watts / 2;
      if (figures.isPriceUnknown) isLowerBound[end] = 1;
    }
  });
  priced.containers.forEach((figures, container) => {
    capexUsd[nodeCount + container] = figures.priceUsd;
    powerWatts[nodeCount + container] = figures.fullWatts;
  });

  const placeCost = (place: number): PlaceCost => ({
    capexUsd: capexUsd[place],
    powerWatts: powerWatts[place],
    usdPerHour: usdPerHour(design.economics, capexUsd[place], powerWatts[place]),
    isLowerBound: isLowerBound[place] === 1,
  });
  const nodes = topology.nodes.map((_, node) => placeCost(node));
  const containerOverheads = topology.containers.map((_, container) => placeCost(nodeCount + container));

  const placeOf = (container: string | null): number => {
    const index = container === null ? undefined : topology.containerIndex.get(container);
    return index === undefined ? wholeDrawing : nodeCount + index;
  };
  const addTo = (outer: number, inner: number): void => {
    capexUsd[outer] += capexUsd[inner];
    powerWatts[outer] += powerWatts[inner];
    if (isLowerBound[inner]) isLowerBound[outer] = 1;
  };
  for (const [node, { container }] of topology.nodes.entries()) addTo(placeOf(container), node);
  // From the innermost box outwards, so that each is complete when it is added to the one around it.
  const depths = containerDepths(topology);
  const innermostFirst = topology.containers.map((_, index) => index).sort((a, b) => depths[b] - depths[a]);
  for (const container of innermostFirst) addTo(placeOf(topology.containers[container].container), nodeCount + container);

  return {
    nodes,
    containers: topology.containers.map((_, container) => placeCost(nodeCount + container)),
    containerOverheads,
    total: placeCost(wholeDrawing),
  };
}

function containerDepths(topology: ExpandedTopology): Int32Array {
  const depths = new Int32Array(topology.containers.length).fill(-1);
  const depthOf = (index: number): number => {
    if (depths[index] >= 0) return depths[index];
    const { container } = topology.containers[index];
    const outer = container === null ? undefined : topology.containerIndex.get(container);
    depths[index] = outer === undefined ? 0 : depthOf(outer) + 1;
    return depths[index];
  };
  for (let index = 0; index < topology.containers.length; index += 1) depthOf(index);
  return depths;
}
