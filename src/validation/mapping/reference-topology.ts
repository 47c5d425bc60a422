import type { Design, PartLibrary, SwitchPart } from '../../design/index.ts';
import { type Refusal, refuse } from '../measurement.ts';
import type { SystemShape } from './accelerators.ts';

type Topology = Design['topology'];

/** Accelerators that a pool wants: replicas of one size. */
export interface PoolSize {
  readonly replicaCount: number;
  readonly replicaSize: number;
}

/** A drawing that holds the pools, and where each stands. */
export interface ReferenceTopology {
  readonly definitions: Design['definitions'];
  readonly topology: Topology;
  /** Selector of each pool's accelerators. */
  readonly selectors: readonly string[];
}

/** Whole units that a pool takes, and accelerators in each. */
interface Share {
  readonly unitCount: number;
  readonly perUnit: number;
}

/** Replicas stand in as few units as can be, the same number in each; a large replica covers whole units evenly. */
function shareOf({ replicaCount, replicaSize }: PoolSize, perUnit: number): Share | null {
  if (replicaSize > perUnit) {
    const units = Math.ceil(replicaSize / perUnit);
    return Number.isInteger(replicaSize / units) ? { unitCount: units * replicaCount, perUnit: replicaSize / units } : null;
  }
  let perUnitReplicas = Math.floor(perUnit / replicaSize);
  while (replicaCount % perUnitReplicas !== 0) perUnitReplicas -= 1;
  return { unitCount: replicaCount / perUnitReplicas, perUnit: perUnitReplicas * replicaSize };
}

function range(id: string, first: number, count: number): string {
  return count === 1 ? `${id}[${first}]` : `${id}[${first}..${first + count - 1}]`;
}

/** The packet switch with the most ports for a link technology. */
function leafSwitch(technology: string, library: PartLibrary): { readonly part: SwitchPart; readonly portCount: number } | null {
  const portsOf = (part: SwitchPart) =>
    part.ports.filter(({ technologies }) => technologies.includes(technology)).reduce((sum, { count }) => sum + count, 0);
  const switches = library
    .parts()
    .filter((part): part is SwitchPart => part.family === 'switch' && part.nodeKind === 'switch')
    .map((part) => ({ part, portCount: portsOf(part) }))
    .filter(({ portCount }) => portCount > 0)
    .toSorted((a, b) => b.portCount - a.portCount || (a.part.id < b.part.id ? -1 : 1));
  return switches[0] ?? null;
}

/** Rails of all systems to leaves, and leaves to spines without oversubscription. */
function fabric(shape: SystemShape, systemCount: number, library: PartLibrary): Pick<Topology, 'components' | 'patterns'> | null {
  if (systemCount === 1) return { components: [], patterns: [] };
  const [port, rail] = Object.entries(shape.template.definition.ports).find(([id]) => id === 'rail') ?? [];
  const leaf = rail && leafSwitch(rail.technology, library);
  if (port === undefined || !leaf) return null;
  const railCount = shape.unit === null ? shape.perUnit : shape.perUnit * shape.unit.count;
  const down = Math.floor(leaf.portCount / 2);
  const groupCount = Math.ceil(systemCount / down);
  const leafCount = railCount * groupCount;
  const uplinkCount = Math.ceil(systemCount / groupCount);
  let spinesCount = Math.ceil((leafCount * uplinkCount) / leaf.portCount);
  while (uplinkCount % spinesCount !== 0 && spinesCount < uplinkCount) spinesCount += 1;
  return {
    components: [{ id: 'leaf', part: leaf.part.id, count: leafCount }],
    patterns: [
      {
        id: 'rails',
        kind: 'rail-optimised',
        hosts: 'system[*]',
        port,
        leaves: 'leaf[*]',
        spinesCount,
        spinePart: leaf.part.id,
        link: rail.technology,
        uplink: rail.technology,
        oversubscriptionRatio: 1,
        overrides: {},
      },
    ],
  };
}

/** Equal arguments give the same object, so that compilers that keep what depends on the drawing do it once. */
const known = new Map<string, ReferenceTopology | Refusal>();

/**
 * Draws as many reference systems as the pools need, each pool on units of its own, on a rail-optimised non-blocking fabric of
 * the system's NICs (contracts.md §5).
 */
export function referenceTopology(shape: SystemShape, pools: readonly PoolSize[], library: PartLibrary): ReferenceTopology | Refusal {
  const key = JSON.stringify([shape.template.id, pools]);
  const drawn = known.get(key) ?? draw(shape, pools, library);
  known.set(key, drawn);
  return drawn;
}

function draw(shape: SystemShape, pools: readonly PoolSize[], library: PartLibrary): ReferenceTopology | Refusal {
  const unitsPerSystem = shape.unit?.count ?? 1;
  const selectors: string[] = [];
  let system = 0;
  let unit = 0;
  for (const pool of pools) {
    const share = shareOf(pool, shape.perUnit);
    if (share === null)
      return refuse('parallelism not understood', `${pool.replicaSize} accelerators do not divide over units of ${shape.perUnit}`);
    const accelerators = range(shape.componentId, 0, share.perUnit);
    if (shape.unit === null) {
      selectors.push(`${range('system', system, share.unitCount)}/${accelerators}`);
      system += share.unitCount;
      continue;
    }
    if (share.unitCount > unitsPerSystem) {
      if (unit > 0) system += 1;
      const systems = Math.ceil(share.unitCount / unitsPerSystem);
      const units = share.unitCount / systems;
      if (!Number.isInteger(units)) return refuse('parallelism not understood', `${share.unitCount} units over racks of ${unitsPerSystem}`);
      selectors.push(`${range('system', system, systems)}/${range(shape.unit.id, 0, units)}/${accelerators}`);
      system += systems;
      unit = 0;
      continue;
    }
    if (unit + share.unitCount > unitsPerSystem) {
      system += 1;
      unit = 0;
    }
    selectors.push(`system[${system}]/${range(shape.unit.id, unit, share.unitCount)}/${accelerators}`);
    unit += share.unitCount;
  }
  const systemCount = shape.unit === null ? system : system + (unit > 0 ? 1 : 0);
  const network = fabric(shape, systemCount, library);
  if (network === null) return refuse('part not in the catalogue', `a switch for the rails of ${shape.template.label}`);
  return {
    definitions: { [shape.template.id]: shape.template.definition, ...shape.template.needs },
    topology: {
      groups: [],
      instances: [{ id: 'system', definition: shape.template.id, count: systemCount }],
      links: [],
      ...network,
    },
    selectors,
  };
}
