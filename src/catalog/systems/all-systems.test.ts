import { expect, test } from 'vitest';
import { type AcceleratorPart, type Design, emptyDesign, expandTopology } from '../../design/index.ts';
import { catalog, scaleUpBandwidth, systemTotals } from '../index.ts';

function drawn(systemId: string) {
  const system = catalog.system(systemId)!;
  const empty = emptyDesign(catalog.version);
  const design: Design = {
    ...empty,
    definitions: { [systemId]: system.definition, ...system.needs },
    topology: { ...empty.topology, instances: [{ id: 'box', definition: systemId }] },
  };
  return expandTopology(design, catalog);
}

const ids = catalog.systems().map(({ id }) => id);

/** Accelerators of a system whose scale-up links are not all drawn inside: why. */
const drawnOtherwise: Readonly<Record<string, string>> = {
  'maia-200-tray': 'a quarter of each chip leads out of the tray',
};

/** Bytes per second over drawn scale-up links to accelerators and scale-up switches, by device. */
function scaleUpByDevice(systemId: string): { readonly part: AcceleratorPart; readonly bytesPerSecond: number }[] {
  const { topology } = drawn(systemId);
  const sums = new Float64Array(topology.nodes.length);
  const joins = new Set(['accelerator', 'scale-up-switch']);
  for (const link of topology.links) {
    if (link.part.technology !== 'scale-up') continue;
    if (!joins.has(topology.nodes[link.from].kind) || !joins.has(topology.nodes[link.to].kind)) continue;
    sums[link.from] += link.bandwidthBytesPerSecond;
    sums[link.to] += link.bandwidthBytesPerSecond;
  }
  return topology.nodes.flatMap((node, index) =>
    node.part.family === 'accelerator' ? [{ part: node.part, bytesPerSecond: sums[index] }] : [],
  );
}

test.each(ids)('%s expands without a word: every cable has its port, every id its device', (id) => {
  const { topology, diagnostics } = drawn(id);
  expect(diagnostics).toEqual([]);
  expect(topology.nodes.filter(({ kind }) => kind === 'accelerator')).toHaveLength(
    systemTotals(catalog.system(id)!, catalog).acceleratorCount,
  );
});

test.each(ids.filter((id) => !drawnOtherwise[id]))('%s: the scale-up links of each accelerator add up to its total per direction', (id) => {
  for (const { part, bytesPerSecond } of scaleUpByDevice(id)) {
    const total = scaleUpBandwidth(part, catalog)?.totalBytesPerSecond ?? 0;
    expect(Math.abs(bytesPerSecond - total), `${part.id}: ${bytesPerSecond} of ${total}`).toBeLessThan(1e-6 * Math.max(total, 1));
  }
});

test.each([
  // Vendors print both directions: 130, 130, 260, 260, 640 TB/s and 1.72 PB/s.
  ['gb200-nvl72', 64.8e12],
  ['gb300-nvl72', 64.8e12],
  ['vera-rubin-nvl72', 129.6e12],
  ['amd-helios', 129.6e12],
  ['groq3-lpx', 320e12],
  ['atlas-950', 860.16e12],
] as const)('%s: all scale-up links together are the printed rack total, per direction', (id, expected) => {
  const sum = scaleUpByDevice(id).reduce((total, { bytesPerSecond }) => total + bytesPerSecond, 0);
  expect(sum / expected).toBeCloseTo(1, 6);
});

test.each([
  // Printed power; the arithmetic is in each system's docstring.
  ['hgx-a100', 6500],
  ['hgx-h100', 10_200],
  ['hgx-b200', 14_300],
  ['hgx-b300', 14_500],
  ['mi355x-platform', 15_000],
  ['grand-teton', 10_000],
  ['gb200-nvl72', 131_400], // 132 kW printed
  ['gb300-nvl72', 151_200], // 135 kW of compute trays as NVIDIA plans, 16.2 of switch trays
  ['vera-rubin-nvl72', 230_000],
  ['vera-rubin-nvl144-cpx', 370_000],
  ['rubin-ultra-nvl576', 600_000],
  ['cloudmatrix-384', 559_000],
  ['catalina', 140_000],
  ['cerebras-cs3', 23_000],
  ['sambarack-sn40l', 10_000],
] as const)('%s draws the printed power: parts and overhead', (id, watts) => {
  expect(systemTotals(catalog.system(id)!, catalog).powerWatts).toBeCloseTo(watts, 3);
});

test.each([
  ['hgx-h100', 300_000],
  ['hgx-b200', 515_410],
  ['hgx-b300', 600_000],
  ['mi300x-platform', 200_000],
  ['mi355x-platform', 300_000],
  ['gb200-nvl72', 3_100_000],
  ['vera-rubin-nvl72', 7_803_148],
  ['cerebras-cs3', 2_500_000],
] as const)('%s costs the printed price: parts and overhead', (id, usd) => {
  expect(systemTotals(catalog.system(id)!, catalog).priceUsd).toBe(usd);
});

test.each([
  // accelerators, and their memory by hand: 72 x 189,471 MiB, 144 x 144 GiB, 384 x 128 GB …
  ['gb200-nvl72', 72, 72 * 189_471 * 2 ** 20],
  ['trn3-ultraserver', 144, 144 * 144 * 2 ** 30],
  ['trn2-ultraserver', 64, 64 * 96 * 2 ** 30],
  ['cloudmatrix-384', 384, 384 * 128e9],
  ['tpu-v4-pod', 4096, 4096 * 32 * 2 ** 30],
  ['tpu-v7-pod', 9216, 9216 * 192 * 2 ** 30],
  ['tpu-v6e-pod', 256, 256 * 32 * 2 ** 30],
  ['groq3-lpx', 256, 128e9],
  ['atlas-950', 1024, 1024 * 96e9],
  ['vera-rubin-nvl144-cpx', 216, 72 * 288e9 + 144 * 128e9],
] as const)('%s has its %d accelerators and their memory', (id, count, bytes) => {
  const totals = systemTotals(catalog.system(id)!, catalog);
  expect(totals.acceleratorCount).toBe(count);
  expect(totals.memoryCapacityBytes).toBe(bytes);
});

test.each([
  ['tpu-v4-pod', 6, 12_288],
  ['tpu-v7-pod', 6, 27_648],
  ['tpu-v6e-pod', 4, 512],
] as const)('%s is a torus: every chip has %d different neighbours, and every direction wraps', (id, degree, linkCount) => {
  const { topology } = drawn(id);
  const neighbours = new Map<number, Set<number>>();
  const ici = topology.links.filter(({ part }) => part.id.startsWith('ici'));
  expect(ici).toHaveLength(linkCount);
  for (const { from, to } of ici) {
    for (const [a, b] of [
      [from, to],
      [to, from],
    ])
      neighbours.set(a, (neighbours.get(a) ?? new Set()).add(b));
  }
  expect([...neighbours.values()].every((set) => set.size === degree)).toBe(true);
  // A torus is one piece, and its diameter is the sum of half its sides (a mesh without wrap has twice that).
  const side = { 'tpu-v4-pod': [16, 16, 16], 'tpu-v7-pod': [16, 16, 36], 'tpu-v6e-pod': [16, 16] }[id];
  const distance = new Map([[ici[0].from, 0]]);
  for (const node of distance.keys())
    for (const next of neighbours.get(node)!) if (!distance.has(next)) distance.set(next, distance.get(node)! + 1);
  expect(distance.size).toBe(neighbours.size);
  expect(Math.max(...distance.values())).toBe(side.reduce((sum, length) => sum + length / 2, 0));
});

test('CloudMatrix 384: 336 L1 and 112 L2 switches, and above each L1 as much as below', () => {
  const { topology } = drawn('cloudmatrix-384');
  const count = (part: string) => topology.nodes.filter((node) => node.part.id === part).length;
  expect([count('ub-switch-l1'), count('ub-switch-l2'), count('kunpeng-host')]).toEqual([336, 112, 192]);
  const up = topology.links.filter(({ part }) => part.id === 'ub-910c-uplink');
  expect(up).toHaveLength(48 * 7 * 16);
  expect(16 * up[0].bandwidthBytesPerSecond).toBe(8 * 56e9);
});

test('memory of an accelerator is within what its stacks of the standard give', () => {
  for (const part of catalog.parts()) {
    if (part.family !== 'accelerator') continue;
    const stack = catalog.part(part.memoryTechnology);
    if (stack?.family !== 'memory' || stack.memoryKind !== 'hbm') continue;
    const bandwidth = part.memoryStackCount * stack.readBandwidthBytesPerSecond;
    expect(part.memoryBandwidthBytesPerSecond / bandwidth, part.id).toBeLessThan(1.02);
    expect(part.memoryCapacityBytes / (part.memoryStackCount * stack.capacityBytes), part.id).toBeLessThan(1.02);
  }
});
