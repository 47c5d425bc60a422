import { catalog } from '../src/catalog/index.ts';
import { compileFabric } from '../src/compiler/index.ts';
import { type Design, emptyDesign, expandTopology } from '../src/design/index.ts';
import { planCollective } from '../src/simulator/index.ts';
import { FlowNetwork, kvRoute, Router } from '../src/simulator/network/index.ts';
import type { NetworkGraph } from '../src/simulator/simulation-input.ts';

/** 128 GB200 NVL72 racks: 9,216 accelerators on four rails, in eight pods under cores, without oversubscription. */
export function design9216(): Design {
  const system = catalog.system('gb200-nvl72');
  if (!system) throw new Error('the catalogue has GB200 NVL72 racks');
  const design = emptyDesign(catalog.version);
  return {
    ...design,
    definitions: { [system.id]: system.definition, ...system.needs },
    topology: {
      ...design.topology,
      patterns: [
        {
          id: 'rails',
          kind: 'rail-optimised',
          host: system.id,
          hostsCount: 128,
          hostsPerPodCount: 16,
          port: 'rail',
          railsCount: 4,
          spinePart: 'quantum-2',
          corePart: 'quantum-2',
          link: 'infiniband-ndr',
          uplink: 'infiniband-ndr',
          oversubscriptionRatio: 1,
          overrides: {},
        },
      ],
    },
  };
}

/** Expands and compiles the fabric. */
export function compile9216(design: Design): {
  readonly graph: NetworkGraph;
  readonly nicOf: Int32Array;
  readonly gpus: readonly number[];
} {
  const { topology, diagnostics } = expandTopology(design, catalog);
  const [error] = diagnostics.filter(({ severity }) => severity === 'error');
  if (error) throw new Error(error.message);
  const { network, nicOf } = compileFabric(topology);
  return { graph: network, nicOf, gpus: Array.from(network.nodeKinds.keys()).filter((node) => network.nodeKinds[node] === 'accelerator') };
}

const transferCount = 1000;
const tensorSize = 8;

/**
 * 1,000 KV transfers at once, each from eight ranks of the first half to eight of the second, and expert groups all over the
 * second half, whose all-to-alls stand as demands of 100 MB/s for each member flow.
 *
 * @returns the network with rates solved, and how much it had to look at
 */
export function solve9216({ graph, nicOf, gpus }: ReturnType<typeof compile9216>, random: () => number, groupSize: number) {
  const router = new Router(graph, { seed: 1 });
  const network = new FlowNetwork(graph.linkBandwidthBytesPerSecond, { bucketSeconds: null });
  const half = gpus.length / 2;
  const context = { graph, router };
  let groupCount = 0;
  for (let first = half; first + groupSize <= gpus.length; first += groupSize) {
    const ranks = gpus.slice(first, first + groupSize);
    const plan = planCollective(context, 'all-to-all', [{ ranks, nics: ranks.map((rank) => nicOf[rank]) }], { trafficClass: 'ep' });
    if (!plan.ok) throw new Error('a path joins all accelerators');
    network.setDemand(network.addDemand(plan.value.flowClass, 'ep', groupCount), 1e8);
    groupCount += 1;
  }
  const side = (start: number) => {
    const at = start + tensorSize * Math.floor((random() * half) / tensorSize);
    const ranks = Int32Array.from(gpus.slice(at, at + tensorSize));
    return { ranks, nics: ranks.map((rank) => nicOf[rank]), pipelineStageCount: 1 };
  };
  let latencySeconds = 0;
  const flows: number[] = [];
  for (let transfer = 0; transfer < transferCount; transfer += 1) {
    const route = kvRoute(router, side(0), side(half), false);
    if (!route.ok) throw new Error('a path joins all accelerators');
    flows.push(network.startFlow(route.value, 1e8, 'kv'));
    latencySeconds = Math.max(latencySeconds, route.value.latencySeconds);
  }
  network.advanceTo(latencySeconds, () => {});
  return {
    network,
    flows,
    groupCount,
    slowestTransferBytesPerSecond: flows.reduce((least, flow) => Math.min(least, network.memberRate(flow)), Infinity),
  };
}
