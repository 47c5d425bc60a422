import { expect, test } from 'vitest';
import { type Design, type ExpandedTopology, emptyDesign, expandTopology } from '../../design/index.ts';
import { catalog } from '../index.ts';

function drawn(systemId: string): ExpandedTopology {
  const system = catalog.system(systemId)!;
  const empty = emptyDesign(catalog.version);
  const design: Design = {
    ...empty,
    definitions: { [systemId]: system.definition, ...system.needs },
    topology: { ...empty.topology, instances: [{ id: 'box', definition: systemId }] },
  };
  const { topology, diagnostics } = expandTopology(design, catalog);
  expect(diagnostics).toEqual([]);
  return topology;
}

/** Bandwidth per direction from one device over links of one kind: bytes per second by the device at the other end. */
function bandwidthByNeighbour(topology: ExpandedTopology, path: string, linkPart: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const link of topology.links) {
    const [from, to] = [topology.nodes[link.from].path, topology.nodes[link.to].path];
    if (link.part.id !== linkPart || (from !== path && to !== path)) continue;
    const other = from === path ? to : from;
    found.set(other, (found.get(other) ?? 0) + link.bandwidthBytesPerSecond);
  }
  return found;
}

const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);

test.each([
  ['hgx-h100', 'nvlink4', 4, 450e9],
  ['hgx-h200', 'nvlink4', 4, 450e9],
  ['hgx-b200', 'nvlink5', 2, 900e9],
] as const)('%s: each of eight GPUs reaches every NVSwitch, with all its NVLinks together', (systemId, linkPart, switches, bandwidth) => {
  const topology = drawn(systemId);
  for (let gpu = 0; gpu < 8; gpu += 1) {
    const neighbours = bandwidthByNeighbour(topology, `box/gpu[${gpu}]`, linkPart);
    expect(neighbours.size).toBe(switches);
    expect(sum(neighbours.values())).toBe(bandwidth);
  }
});

test('HGX H100: a PCIe switch joins two GPUs and two NICs to their socket', () => {
  const topology = drawn('hgx-h100');
  expect([...bandwidthByNeighbour(topology, 'box/pcie-switch[2]', 'pcie5-x16').keys()].sort()).toEqual([
    'box/cpu[1]',
    'box/gpu[4]',
    'box/gpu[5]',
    'box/nic[4]',
    'box/nic[5]',
  ]);
  expect(bandwidthByNeighbour(topology, 'box/cpu[0]', 'ddr5-bus')).toEqual(new Map([['box/dram[0]', 614.4e9]]));
});

test('MI300X platform: every pair of accelerators has one link of 64 GB/s, and there is no switch between them', () => {
  const topology = drawn('mi300x-platform');
  for (let gpu = 0; gpu < 8; gpu += 1) {
    const neighbours = bandwidthByNeighbour(topology, `box/gpu[${gpu}]`, 'xgmi-mi300');
    expect(neighbours.size).toBe(7);
    expect(new Set(neighbours.values())).toEqual(new Set([64e9]));
  }
  expect(topology.nodes.filter(({ kind }) => kind === 'scale-up-switch')).toHaveLength(0);
});

test('GB200 NVL72: 72 GPUs in 18 trays, each with 50 GB/s to each of 18 NVSwitches and 450 GB/s to its Grace', () => {
  const topology = drawn('gb200-nvl72');
  const gpus = topology.nodes.filter(({ kind }) => kind === 'accelerator');
  expect(gpus).toHaveLength(72);
  for (const { path } of gpus) {
    const neighbours = bandwidthByNeighbour(topology, path, 'nvlink5');
    expect(neighbours.size).toBe(18);
    expect(new Set(neighbours.values())).toEqual(new Set([50e9]));
    expect(sum(bandwidthByNeighbour(topology, path, 'nvlink-c2c').values())).toBe(450e9);
  }
  expect(topology.nodes.filter(({ kind }) => kind === 'nic')).toHaveLength(72);
  expect(topology.nodes.filter(({ kind }) => kind === 'host')).toHaveLength(36);
});

test.each([
  ['hgx-h100', 8],
  ['mi300x-platform', 8],
  ['gb200-nvl72', 72],
] as const)('%s shows a rail for each accelerator, each on a NIC of its own', (systemId, railCount) => {
  const system = catalog.system(systemId)!;
  const empty = emptyDesign(catalog.version);
  const design: Design = {
    ...empty,
    definitions: { [systemId]: system.definition, ...system.needs },
    topology: {
      ...empty.topology,
      instances: [{ id: 'box', definition: systemId }],
      components: [{ id: 'leaf', part: 'quantum-2', count: 2 }],
      links: Array.from({ length: railCount }, (_, rail) => ({
        id: `r${rail}`,
        part: 'infiniband-ndr',
        from: `box:rail[${rail}]`,
        to: `leaf[${rail % 2}]`,
      })),
    },
  };
  const { topology, diagnostics } = expandTopology(design, catalog);
  expect(diagnostics).toEqual([]);
  const nics = topology.links.filter(({ part }) => part.id === 'infiniband-ndr').map(({ from }) => topology.nodes[from].path);
  expect(new Set(nics).size).toBe(railCount);
});
