import { catalog } from '../../catalog/index.ts';
import { compileFabric } from '../../compiler/index.ts';
import { type Design, emptyDesign, expandTopology, parseDesign, type SystemTemplate, serializeDesign } from '../../design/index.ts';
import { type NetworkGraph, Router } from '../../simulator/index.ts';

/** The machine that a measurement was taken on, drawn: its network, and the ranks that took part. */
export interface ReferenceSystem {
  readonly graph: NetworkGraph;
  readonly router: Router;
  readonly ranks: readonly number[];
  readonly nics: readonly number[];
}

/** Why a row cannot be drawn: the closed list of product.md §4, as far as it concerns collectives. */
export type RefusalReason = 'part not in the catalogue' | 'parallelism not understood' | 'field missing';

/** Servers below one pair of leaves per rail: half of a 64-port switch looks down. */
const serversPerRailGroup = 32;

/** The catalogue's system of a device name (`H200 SXM` → HGX H200): an HGX-class one where several carry the device. */
function systemOf(deviceName: string): SystemTemplate | undefined {
  const device = /\b(?:gb|mi|gaudi|tpu|[abhlv])\d+[a-z]?\b/i.exec(deviceName)?.[0].toLowerCase();
  if (device === undefined) return undefined;
  const carrying = catalog.systems().filter(({ id }) => id.split('-').includes(device));
  return carrying.find(({ id }) => id.startsWith('hgx-')) ?? carrying[0];
}

/** `count` of a system, on a rail-optimised fabric without oversubscription if they are several. */
function referenceDesign(system: SystemTemplate, count: number): Design {
  const design = emptyDesign(catalog.version);
  const rail = system.definition.ports.rail;
  const railCount = rail === undefined ? 0 : 8;
  const groupCount = Math.ceil(count / serversPerRailGroup);
  const isInfiniband = rail?.technology.startsWith('infiniband') ?? true;
  const leafPart = isInfiniband ? 'quantum-2' : 'spectrum-4';
  const spinesCount = Math.ceil((groupCount * railCount * Math.min(count, serversPerRailGroup)) / 64);
  return {
    ...design,
    definitions: { [system.id]: system.definition, ...system.needs },
    topology: {
      ...design.topology,
      instances: [{ id: 'server', definition: system.id, count }],
      components: count > 1 ? [{ id: 'leaf', part: leafPart, count: groupCount * railCount }] : [],
      patterns:
        count > 1
          ? [
              {
                id: 'rails',
                kind: 'rail-optimised',
                hosts: 'server[*]',
                port: 'rail',
                leaves: 'leaf[*]',
                spinesCount,
                spinePart: leafPart,
                link: rail.technology,
                uplink: rail.technology,
                oversubscriptionRatio: 1,
                overrides: {},
              },
            ]
          : [],
    },
  };
}

const drawn = new Map<string, ReferenceSystem | RefusalReason>();

/**
 * Draws `acceleratorCount` accelerators on `nodeCount` nodes of a device's reference system, through the same reader,
 * expansion and compiler as a design that is opened. A rack-scale system is filled before the next is begun.
 */
export function referenceSystem(deviceName: string, nodeCount: number, acceleratorCount: number): ReferenceSystem | RefusalReason {
  const key = `${deviceName} ${nodeCount} ${acceleratorCount}`;
  const known = drawn.get(key);
  if (known !== undefined) return known;
  const made = drawSystem(deviceName, nodeCount, acceleratorCount);
  drawn.set(key, made);
  return made;
}

function drawSystem(deviceName: string, nodeCount: number, acceleratorCount: number): ReferenceSystem | RefusalReason {
  if (!(nodeCount >= 1 && acceleratorCount >= 2)) return 'field missing';
  const system = systemOf(deviceName);
  if (!system) return 'part not in the catalogue';
  const perSystem = acceleratorsOf(referenceDesign(system, 1)).length;
  const isRack = perSystem > 8;
  const systemCount = isRack ? Math.ceil(acceleratorCount / perSystem) : nodeCount;
  const perNode = isRack ? perSystem : acceleratorCount / nodeCount;
  if (!Number.isInteger(perNode) || perNode > perSystem) return 'parallelism not understood';
  const design = parseDesign(serializeDesign(referenceDesign(system, systemCount))).design;
  if (!design) return 'parallelism not understood';
  const { network, nicOf } = compileFabric(expandTopology(design, catalog).topology);
  const all = Array.from(network.nodeKinds.keys()).filter((node) => network.nodeKinds[node] === 'accelerator');
  const ranks = Array.from({ length: systemCount }, (_, s) => all.slice(s * perSystem, s * perSystem + perNode))
    .flat()
    .slice(0, acceleratorCount);
  if (ranks.length < acceleratorCount) return 'parallelism not understood';
  return { graph: network, router: new Router(network, { seed: 1 }), ranks, nics: ranks.map((rank) => nicOf[rank]) };
}

function acceleratorsOf(design: Design): readonly string[] {
  return expandTopology(design, catalog)
    .topology.nodes.filter(({ kind }) => kind === 'accelerator')
    .map(({ path }) => path);
}
