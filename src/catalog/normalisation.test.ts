import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { AcceleratorPart, LinkPart, MemoryPart, NicPart, SwitchPart } from '../design/index.ts';
import { catalog, scaleUpBandwidth } from './index.ts';

// The collected facts that the catalogue was made from; the product does without them, and so must its tests.
const folder = new URL('../../../shared/data/hardware/', import.meta.url);
const isThere = existsSync(folder);
if (!isThere) console.warn('normalisation.test.ts: ../shared/data/hardware is absent, its checks are skipped');

type Facts = Readonly<Record<string, unknown>> & { readonly id: string };
function read(file: string, key: string): readonly Facts[] {
  return isThere ? (JSON.parse(readFileSync(new URL(`${file}.json`, folder), 'utf8')) as Record<string, Facts[]>)[key] : [];
}
const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);
const part = <T>(id: string): T => catalog.part(id) as T;
/** Where a figure here and one there differ on purpose: the reason. */
type Exceptions = Readonly<Record<string, string>>;

function expectSame(actual: number | null, expected: number | null, what: string, relative = 0.005): void {
  if (expected === null) return;
  expect(actual, what).not.toBeNull();
  expect(Math.abs(actual! - expected) / expected, `${what}: ${actual} here, ${expected} there`).toBeLessThanOrEqual(relative);
}

const accelerators = read('accelerators', 'records');

test.skipIf(!isThere)('all 46 accelerators of the facts are on the shelf under their ids, and the two of the measured runs', () => {
  expect(accelerators).toHaveLength(46);
  for (const { id } of accelerators) expect(catalog.part(id)?.family, id).toBe('accelerator');
  for (const id of ['nvidia-rtx-pro-6000-server', 'nvidia-rtx-4090']) expect(catalog.part(id)?.family).toBe('accelerator');
});

const otherCapacity: Exceptions = {
  'nvidia-l40s': 'the driver reports 46,068 MiB, the label says 48 GB',
};

test.skipIf(!isThere).each(accelerators.map((facts) => [facts.id, facts] as const))(
  '%s: dense rates, SI capacity and bandwidth, and year agree with the facts',
  (id, facts) => {
    const here = part<AcceleratorPart>(id);
    // FP16 alone stands under bf16: the 16-bit rate.
    expectSame(here.peakFlopsPerSecond.bf16, number(facts.peakFlopsBf16) ?? number(facts.peakFlopsFp16), 'bf16');
    expectSame(here.peakFlopsPerSecond.fp8, number(facts.peakFlopsFp8), 'fp8');
    expectSame(here.peakFlopsPerSecond.fp4, number(facts.peakFlopsFp4), 'fp4');
    expectSame(here.peakInt8OpsPerSecond, number(facts.peakOpsInt8), 'int8');
    if (!otherCapacity[id]) expectSame(here.memoryCapacityBytes, number(facts.memoryCapacityBytes), 'capacity');
    expectSame(here.memoryBandwidthBytesPerSecond, number(facts.memoryBandwidthBytesPerSecond), 'bandwidth');
    expectSame(here.powerWatts, number(facts.tdpWatts), 'power');
    expectSame(here.onChipMemoryBytes, number(facts.onChipSramBytes), 'on chip', 0.07);
    if (facts.year !== undefined) expect(here.releaseYear).toBe(facts.year);
  },
);

const otherScaleUp: Exceptions = {
  'nvidia-l40s': 'PCIe is its host link here',
  'nvidia-rubin-cpx': 'no scale-up link',
  'microsoft-maia-100': 'three of its twelve ports lead to the network',
  'aws-trainium3': 'a switch gives all eleven groups to one peer',
  'tenstorrent-blackhole-p150': 'four cages',
};

test.skipIf(!isThere).each(accelerators.map((facts) => [facts.id, facts] as const))(
  '%s: scale-up links add up to the printed total per direction, and to what one peer gets',
  (id, facts) => {
    const there = facts.scaleUp as Readonly<Record<string, unknown>> | undefined;
    const here = scaleUpBandwidth(part(id), catalog);
    if (there === undefined || number(there.bandwidthBytesPerSecondPerDirection) === null || otherScaleUp[id]) return;
    expectSame(here?.totalBytesPerSecond ?? null, number(there.bandwidthBytesPerSecondPerDirection), 'total');
    expectSame(here?.peerBytesPerSecond ?? null, number(there.peerToPeerBandwidthBytesPerSecondPerDirection), 'to one peer');
    // Brochures print both directions together: never what is stored here.
    const printed = number(there.vendorQuotedBytesPerSecond);
    if (there.vendorQuotedIsBidirectional === true && printed !== null) expect(here!.totalBytesPerSecond).toBeLessThan(0.7 * printed);
  },
);

test.skipIf(!isThere)('a figure that the facts do not vouch for has confidence C', () => {
  const property: Readonly<Record<string, keyof AcceleratorPart>> = {
    price: 'priceUsd',
    tdpWatts: 'powerWatts',
    memoryBandwidthBytesPerSecond: 'memoryBandwidthBytesPerSecond',
    onChipSramBytes: 'onChipMemoryBytes',
    memoryType: 'memoryTechnology',
  };
  let checked = 0;
  for (const facts of accelerators) {
    for (const unverified of (facts.unverifiedFields as readonly string[] | undefined) ?? []) {
      const name = property[unverified.split(' ')[0]];
      const here = part<AcceleratorPart>(facts.id);
      const firstPrice = (facts.price as readonly { confidence: string }[] | undefined)?.[0];
      if (!name || !(name in here.sources) || (name === 'priceUsd' && firstPrice?.confidence !== 'unverified')) continue;
      expect(here.sources[name].confidence, `${facts.id} ${name}`).toBe('C');
      checked += 1;
    }
  }
  expect(checked).toBeGreaterThan(15);
});

/** Ids of the facts whose part has another name here. */
const linkIds: Readonly<Record<string, string>> = {
  'nvlink-c2c-grace': 'nvlink-c2c',
  nvhbi: 'nv-hbi',
  'ualink-200g-port': 'ualink-200g',
  'sue-esun': 'sue-800g',
  'maia200-eth': 'maia200-ethernet',
  'ib-hdr': 'infiniband-hdr',
  'ib-ndr': 'infiniband-ndr',
  'ib-xdr': 'infiniband-xdr',
  'eth-100g': 'ethernet-100g',
  'eth-200g': 'ethernet-200g',
  'eth-400g': 'ethernet-400g',
  'eth-800g': 'ethernet-800g',
  'eth-1600g': 'ethernet-1600g',
};
/** Facts that count all links of a device; here a link is one. */
const linksCounted: Readonly<Record<string, number>> = {
  nvlink3: 12,
  nvlink4: 18,
  nvlink5: 18,
  nvlink6: 36,
  'ub-910c': 7,
  'maia200-eth': 4,
};

test.skipIf(!isThere)('all 38 links of the facts are on the shelf, per link and per direction', () => {
  const links = read('links', 'links');
  expect(links).toHaveLength(38);
  for (const facts of links) {
    const here = part<LinkPart>(linkIds[facts.id] ?? facts.id);
    expect(here?.family, facts.id).toBe('link');
    const count = linksCounted[facts.id] ?? 1;
    expectSame(here.bandwidthBytesPerSecond * count, number(facts.bandwidthBytesPerSecondPerDirection), facts.id);
    if (typeof facts.lineRateBitsPerSecond === 'number') expect(here.bandwidthBytesPerSecond).toBe(facts.lineRateBitsPerSecond / 8);
  }
});

const memoryIds: Readonly<Record<string, string | null>> = {
  'sram-l2-gpu': 'sram-gpu-l2',
  'hbm-2e-stack': 'hbm2e-stack',
  'hbm-3-stack': 'hbm3-stack',
  'hbm-3e-stack': 'hbm3e-stack',
  'hbm-4-stack': 'hbm4-stack',
  'hbm-price-2026': null, // indicators of price, no part
  'ddr5-6400-12ch': 'ddr5-host',
  'cxl2-expander-x16': 'cxl2-expander',
  'cxl-pool-switched': 'cxl-pool',
  'nvme-gen6-micron9650': 'nvme-gen6-9650',
  'nvme-qlc-6600ion': 'nvme-qlc-6600',
  'kv-mooncake-dram': 'mooncake-dram-store',
  'kv-mooncake-efa': 'mooncake-efa-hbm',
  'kv-weka-amg': 'weka-memory-grid',
  'kv-nvidia-cmx': 'nvidia-cmx',
  'parallel-fs': 'parallel-file-system',
};

test.skipIf(!isThere)('all 28 memory tiers of the facts are on the shelf, with their bandwidth', () => {
  const tiers = read('memory_tiers', 'records');
  expect(tiers).toHaveLength(28);
  for (const facts of tiers) {
    const id = memoryIds[facts.id] === undefined ? facts.id : memoryIds[facts.id];
    if (id === null) continue;
    const here = part<MemoryPart>(id);
    expect(here?.family, facts.id).toBe('memory');
    expectSame(here.readBandwidthBytesPerSecond, number(facts.bandwidthBytesPerSecond) ?? number(facts.readBytesPerSecond), facts.id);
    expectSame(here.enduranceWritesPerDay, number(facts.enduranceDwpd), facts.id);
  }
});

const switchIds: Readonly<Record<string, string>> = {
  'ualink-switch-50t': 'ualink-switch-51t',
  'ualink-switch-100t': 'ualink-switch-102t',
  'quantum2-qm9700': 'quantum-2',
  'quantum-x800-q3400': 'quantum-x800',
  'spectrum4-sn5600': 'spectrum-4',
  'spectrum6-sn6600': 'spectrum-6-sn6600',
  'spectrum6-sn6800': 'spectrum-6-sn6800',
  'spectrum6-sn6810': 'spectrum-6-sn6810',
  tomahawk5: 'tomahawk-5',
  tomahawk6: 'tomahawk-6',
  jericho4: 'jericho-4',
  'pcie5-switch-144': 'pcie5-switch',
  neuronswitch1: 'neuronswitch-1',
  'ub-switch': 'ub-switch-l1',
};

test.skipIf(!isThere)('all 24 switches of the facts are on the shelf, per direction, with their ports', () => {
  const switches = read('switches', 'records');
  expect(switches).toHaveLength(24);
  for (const facts of switches) {
    const here = part<SwitchPart>(switchIds[facts.id] ?? facts.id);
    expect(here?.family, facts.id).toBe('switch');
    const bits = number(facts.totalBitsPerSecondPerDirection);
    expectSame(here.switchingBandwidthBytesPerSecond, bits === null ? number(facts.totalBytesPerSecondPerDirection) : bits / 8, facts.id);
    expectSame(here.latencySeconds, number(facts.latencySeconds), facts.id);
    if (typeof facts.ports === 'number')
      expect(
        here.ports.reduce((sum, { count }) => sum + count, 0),
        facts.id,
      ).toBe(facts.ports);
  }
});

const hostIds: Readonly<Record<string, string>> = {
  'cx6-200': 'connectx-6',
  'cx7-400': 'connectx-7',
  'cx8-800': 'connectx-8',
  'cx9-1600': 'connectx-9',
  'bf3-400': 'bluefield-3',
  'bf4-800': 'bluefield-4',
  'efa-v4-400': 'efa-v4',
  grace: 'grace-host',
  vera: 'vera-host',
  'xeon-6': 'xeon-6-host',
  'epyc-turin': 'epyc-host',
  'epyc-venice': 'epyc-venice-host',
  kunpeng: 'kunpeng-host',
};

test.skipIf(!isThere)('all 16 hosts and NICs of the facts are on the shelf', () => {
  const records = read('hosts_nics', 'records');
  expect(records).toHaveLength(16);
  for (const facts of records) {
    const here = part<NicPart>(hostIds[facts.id] ?? facts.id);
    expect(here?.family, facts.id).toBe(facts.kind === 'cpu' ? 'host' : 'nic');
    if (here.family === 'nic') expectSame(here.bandwidthBytesPerSecond, number(facts.bandwidthBytesPerSecondPerDirection), facts.id);
  }
});
