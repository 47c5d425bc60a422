import type { ExpandedContainer, ExpandedLink, ExpandedNode, ExpandedTopology, Part, TechnologyFamily } from '../../design/index.ts';
import type { NodeKind } from '../../simulator/index.ts';

/** Builds an expanded topology by hand: only what a drawing reads is true to life. */
export function topologyBuilder() {
  const nodes: ExpandedNode[] = [];
  const containers: ExpandedContainer[] = [];
  const links: ExpandedLink[] = [];
  const nodeIndex = new Map<string, number>();
  const containerIndex = new Map<string, number>();
  const linkCount = new Map<string, number>();
  const sourceOf = (path: string): string => (path.split('/').at(-1) ?? path).replace(/\[.*/, '');
  return {
    container(path: string, kind: ExpandedContainer['kind'], inside: string | null = null, definition: string | null = null): string {
      containerIndex.set(path, containers.length);
      containers.push({ path, kind, label: path, container: inside, sourceId: sourceOf(path), definition });
      return path;
    },
    node(path: string, kind: NodeKind, inside: string | null = null, priceUsd: number | null = 1000): string {
      nodeIndex.set(path, nodes.length);
      const part = { id: `${kind}-part`, label: kind, family: 'host', priceUsd, powerWatts: 100, idlePowerWatts: 50 } as unknown as Part;
      nodes.push({ path, kind, part, label: path, container: inside, sourceId: sourceOf(path) });
      return path;
    },
    link(from: string, to: string, technology: TechnologyFamily, bandwidthBytesPerSecond: number): void {
      const key = `${from}--${to}`;
      const copy = (linkCount.get(key) ?? 0) + 1;
      linkCount.set(key, copy);
      const a = nodeIndex.get(from);
      const b = nodeIndex.get(to);
      if (a === undefined || b === undefined) throw new Error(`no node ${from} or ${to}`);
      links.push({
        id: copy === 1 ? key : `${key}#${copy}`,
        from: a,
        to: b,
        fromPort: '',
        toPort: '',
        part: {
          id: technology,
          label: technology,
          family: 'link',
          technology,
          bandwidthBytesPerSecond,
          priceUsd: 100,
        } as unknown as ExpandedLink['part'],
        technology,
        bandwidthBytesPerSecond,
        reverseBandwidthBytesPerSecond: bandwidthBytesPerSecond,
        latencySeconds: 1e-6,
        sourceId: 'x',
        sourceDefinition: null,
      });
    },
    build(): ExpandedTopology {
      return { nodes, containers, links, nodeIndex, containerIndex };
    },
  };
}
type Builder = ReturnType<typeof topologyBuilder>;

/** An eight-accelerator server with its bus, NICs and hosts. */
export function addHgx(b: Builder, path: string, inside: string | null): void {
  b.container(path, 'server', inside, 'hgx');
  for (let i = 0; i < 8; i += 1) b.node(`${path}/gpu[${i}]`, 'accelerator', path, 25000);
  for (let i = 0; i < 4; i += 1) b.node(`${path}/nvswitch[${i}]`, 'scale-up-switch', path);
  for (let i = 0; i < 8; i += 1) b.node(`${path}/nic[${i}]`, 'nic', path);
  for (let i = 0; i < 2; i += 1) b.node(`${path}/cpu[${i}]`, 'host', path);
  for (let i = 0; i < 8; i += 1) {
    for (let s = 0; s < 4; s += 1) b.link(`${path}/gpu[${i}]`, `${path}/nvswitch[${s}]`, 'scale-up', 112.5e9);
    b.link(`${path}/gpu[${i}]`, `${path}/nic[${i}]`, 'pcie', 64e9);
    b.link(`${path}/gpu[${i}]`, `${path}/cpu[${Math.floor(i / 4)}]`, 'pcie', 64e9);
  }
}

/** Racks of HGX servers on leaves, one per rail or fewer, and spines above. */
export function hgxFabric(options: {
  racks: number;
  serversPerRack: number;
  leaves: number;
  spines: number;
  uplinks: number;
  hasStore?: boolean;
}): ExpandedTopology {
  const b = topologyBuilder();
  b.container('hall', 'hall');
  for (let l = 0; l < options.leaves; l += 1) b.node(`leaf[${l}]`, 'switch', 'hall');
  for (let s = 0; s < options.spines; s += 1) b.node(`spine[${s}]`, 'switch', 'hall');
  for (let l = 0; l < options.leaves; l += 1) {
    for (let s = 0; s < options.spines; s += 1)
      for (let u = 0; u < options.uplinks; u += 1) b.link(`leaf[${l}]`, `spine[${s}]`, 'infiniband', 50e9);
  }
  for (let r = 0; r < options.racks; r += 1) {
    b.container(`rack[${r}]`, 'rack', 'hall');
    for (let s = 0; s < options.serversPerRack; s += 1) {
      const path = `rack[${r}]/server[${s}]`;
      addHgx(b, path, `rack[${r}]`);
      for (let i = 0; i < 8; i += 1) b.link(`${path}/nic[${i}]`, `leaf[${i % options.leaves}]`, 'infiniband', 50e9);
    }
  }
  if (options.hasStore) {
    b.node('kvs', 'storage', 'hall');
    b.link('kvs', `leaf[${options.leaves - 1}]`, 'infiniband', 50e9);
  }
  return b.build();
}

/** NVL72-like racks: 18 trays of 4 accelerators around 18 NVSwitches, each accelerator with a NIC on a leaf. */
export function nvl72Fabric(racks: number, leaves: number, spines: number): ExpandedTopology {
  const b = topologyBuilder();
  b.container('hall', 'hall');
  for (let l = 0; l < leaves; l += 1) b.node(`leaf[${l}]`, 'switch', 'hall');
  for (let s = 0; s < spines; s += 1) b.node(`spine[${s}]`, 'switch', 'hall');
  for (let l = 0; l < leaves; l += 1) for (let s = 0; s < spines; s += 1) b.link(`leaf[${l}]`, `spine[${s}]`, 'infiniband', 50e9);
  for (let r = 0; r < racks; r += 1) {
    const rack = b.container(`rack[${r}]`, 'rack', 'hall', 'nvl72');
    for (let n = 0; n < 18; n += 1) b.node(`${rack}/nvswitch[${n}]`, 'scale-up-switch', rack);
    for (let t = 0; t < 18; t += 1) {
      const tray = b.container(`${rack}/tray[${t}]`, 'tray', rack, 'tray');
      for (let c = 0; c < 2; c += 1) b.node(`${tray}/cpu[${c}]`, 'host', tray);
      for (let g = 0; g < 4; g += 1) {
        const gpu = b.node(`${tray}/gpu[${g}]`, 'accelerator', tray);
        b.node(`${tray}/nic[${g}]`, 'nic', tray);
        b.link(gpu, `${tray}/nic[${g}]`, 'pcie', 64e9);
        b.link(gpu, `${tray}/cpu[${g >> 1}]`, 'scale-up', 450e9);
        for (let n = 0; n < 18; n += 1) b.link(gpu, `${rack}/nvswitch[${n}]`, 'scale-up', 50e9);
        b.link(`${tray}/nic[${g}]`, `leaf[${(r * 4 + g) % leaves}]`, 'infiniband', 50e9);
      }
    }
  }
  return b.build();
}
