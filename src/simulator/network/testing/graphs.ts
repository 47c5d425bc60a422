import type { NetworkGraph, NodeKind } from '../../simulation-input.ts';

/** Draws small graphs for tests: nodes by id, cables with both directions. */
export class GraphDrawing {
  private readonly ids: string[] = [];
  private readonly kinds: NodeKind[] = [];
  private readonly reducing = new Set<number>();
  private readonly links: { from: number; to: number; bandwidth: number; latency: number; technology: string }[] = [];

  node(id: string, kind: NodeKind, options: { readonly reduces?: boolean } = {}): number {
    if (options.reduces) this.reducing.add(this.ids.length);
    this.ids.push(id);
    this.kinds.push(kind);
    return this.ids.length - 1;
  }

  /** @returns the link as drawn; the next number is the way back */
  cable(from: number, to: number, bandwidthBytesPerSecond: number, latencySeconds = 0, technology = 'infiniband-ndr'): number {
    this.links.push({ from, to, bandwidth: bandwidthBytesPerSecond, latency: latencySeconds, technology });
    this.links.push({ from: to, to: from, bandwidth: bandwidthBytesPerSecond, latency: latencySeconds, technology });
    return this.links.length - 2;
  }

  graph(): NetworkGraph {
    return {
      nodeIds: this.ids,
      nodeKinds: this.kinds,
      linkIds: this.links.map(({ from, to }) => `${this.ids[from]}->${this.ids[to]}`),
      linkFrom: Int32Array.from(this.links, ({ from }) => from),
      linkTo: Int32Array.from(this.links, ({ to }) => to),
      linkReverse: Int32Array.from(this.links, (_, link) => link ^ 1),
      linkBandwidthBytesPerSecond: Float64Array.from(this.links, ({ bandwidth }) => bandwidth),
      linkLatencySeconds: Float64Array.from(this.links, ({ latency }) => latency),
      linkTechnologies: this.links.map(({ technology }) => technology),
      nodeReduces: Uint8Array.from(this.ids, (_, node) => (this.reducing.has(node) ? 1 : 0)),
    };
  }
}

/** A server with its devices by index. */
export interface ServerNodes {
  readonly gpus: number[];
  readonly nics: number[];
  readonly switches: number[];
}

/** GPUs on every NVSwitch, each with a NIC of its own on PCIe. */
export function drawServer(
  drawing: GraphDrawing,
  name: string,
  { gpuCount = 8, switchCount = 4, gpuBytesPerSecond = 450e9, technology = 'nvlink4', reduces = true, gpuLatencySeconds = 350e-9 } = {},
): ServerNodes {
  const switches = Array.from({ length: switchCount }, (_, s) => drawing.node(`${name}/nvswitch[${s}]`, 'scale-up-switch', { reduces }));
  const gpus: number[] = [];
  const nics: number[] = [];
  for (let g = 0; g < gpuCount; g += 1) {
    gpus.push(drawing.node(`${name}/gpu[${g}]`, 'accelerator'));
    nics.push(drawing.node(`${name}/nic[${g}]`, 'nic'));
    for (const each of switches) drawing.cable(gpus[g], each, gpuBytesPerSecond / switchCount, gpuLatencySeconds, technology);
    drawing.cable(gpus[g], nics[g], 63e9, 500e-9, 'pcie5-x16');
  }
  return { gpus, nics, switches };
}

/** Servers whose NIC r hangs on leaf r, and leaves that all hang on all spines. */
export function drawRails(drawing: GraphDrawing, serverCount: number, spineCount = 2, options: Parameters<typeof drawServer>[2] = {}) {
  const servers = Array.from({ length: serverCount }, (_, s) => drawServer(drawing, `server[${s}]`, options));
  const leaves = servers[0].nics.map((_, r) => drawing.node(`leaf[${r}]`, 'switch'));
  const spines = Array.from({ length: spineCount }, (_, s) => drawing.node(`spine[${s}]`, 'switch'));
  for (const { nics } of servers) for (const [r, nic] of nics.entries()) drawing.cable(nic, leaves[r], 50e9, 875e-9);
  for (const leaf of leaves) for (const spine of spines) drawing.cable(leaf, spine, (50e9 * serverCount) / spineCount, 875e-9);
  return { servers, leaves, spines };
}
