import type {
  FigureSource,
  LibraryModel,
  LinkPart,
  Part,
  PartLibrary,
  PortGroup,
  SystemTemplate,
  TechnologyFamily,
} from '../part-library.ts';
import type { Definition } from '../schema.ts';

// Round, made-up figures: tests of the design layer count ports and ids, not performance.
const source: FigureSource = { source: 'made up for tests', date: '2026-01-01', confidence: 'C' };

function base(id: string, label: string, ports: readonly PortGroup[]) {
  return {
    id,
    label,
    vendor: 'Fixture',
    releaseYear: null,
    availability: 'shipping' as const,
    synonyms: [],
    priceUsd: 1000,
    powerWatts: 100,
    idlePowerWatts: 50,
    ports,
    sources: {},
  };
}

function accelerator(id: string, label: string, ports: readonly PortGroup[], hasFp8 = true): Part {
  return {
    ...base(id, label, ports),
    family: 'accelerator',
    peakFlopsPerSecond: { bf16: 1e15, fp8: hasFp8 ? 2e15 : null, fp4: null },
    memoryTechnology: 'hbm3',
    memoryCapacityBytes: 80e9,
    memoryBandwidthBytesPerSecond: 3e12,
    memoryStackCount: 5,
    peakInt8OpsPerSecond: null,
    onChipMemoryBytes: null,
    scaleUpDomainCount: null,
    kernelConstants: null,
  };
}

function link(id: string, label: string, technology: TechnologyFamily, bandwidthBytesPerSecond: number): LinkPart {
  return {
    ...base(id, label, []),
    family: 'link',
    technology,
    bandwidthBytesPerSecond,
    latencySeconds: 1e-6,
    energyPicojoulesPerBit: null,
    reachMetres: null,
  };
}

function netSwitch(id: string, label: string, nodeKind: 'switch' | 'scale-up-switch', ports: readonly PortGroup[]): Part {
  return {
    ...base(id, label, ports),
    family: 'switch',
    nodeKind,
    switchingBandwidthBytesPerSecond: null,
    latencySeconds: 1e-7,
    hasInNetworkReduction: false,
  };
}

const gpuPorts: readonly PortGroup[] = [
  { id: 'nvlink', technologies: ['nvlink4'], count: 18 },
  { id: 'pcie', technologies: ['pcie5-x16'], count: 1 },
];

const parts: readonly Part[] = [
  accelerator('nvidia-h100-sxm', 'H100 SXM', gpuPorts),
  accelerator('nvidia-h200-sxm', 'H200 SXM', gpuPorts),
  accelerator('old-gpu', 'Old GPU', gpuPorts, false),
  netSwitch('nvswitch3', 'NVSwitch 3', 'scale-up-switch', [{ id: 'nvlink', technologies: ['nvlink4'], count: 72 }]),
  netSwitch('quantum-2', 'Quantum-2', 'switch', [{ id: 'port', technologies: ['infiniband-ndr'], count: 64 }]),
  netSwitch('spectrum-4', 'Spectrum-4', 'switch', [{ id: 'port', technologies: ['ethernet-800g', 'ethernet-400g'], count: 64 }]),
  {
    ...base('connectx-7', 'ConnectX-7', [
      { id: 'port', technologies: ['infiniband-ndr', 'ethernet-400g'], count: 1 },
      { id: 'pcie', technologies: ['pcie5-x16'], count: 1 },
    ]),
    family: 'nic',
    bandwidthBytesPerSecond: 50e9,
  },
  { ...base('xeon-host', 'Xeon host', [{ id: 'pcie', technologies: ['pcie5-x16'], count: 8 }]), family: 'host', coreCount: 56 },
  {
    ...base('ddr5-host', 'DDR5', []),
    family: 'memory',
    memoryKind: 'ddr',
    capacityBytes: 1e12,
    readBandwidthBytesPerSecond: 3e11,
    writeBandwidthBytesPerSecond: 3e11,
    latencySeconds: 1e-7,
    energyPicojoulesPerBit: null,
    enduranceWritesPerDay: null,
  },
  {
    ...base('nvme', 'NVMe', [{ id: 'port', technologies: ['ethernet-400g'], count: 2 }]),
    family: 'memory',
    memoryKind: 'nvme',
    capacityBytes: 1e13,
    readBandwidthBytesPerSecond: 1e10,
    writeBandwidthBytesPerSecond: 5e9,
    latencySeconds: 1e-4,
    energyPicojoulesPerBit: null,
    enduranceWritesPerDay: null,
  },
  {
    ...base('cxl-memory', 'CXL memory', [{ id: 'cxl', technologies: ['cxl2-x16'], count: 1 }]),
    family: 'memory',
    memoryKind: 'cxl',
    capacityBytes: 5e11,
    readBandwidthBytesPerSecond: 6e10,
    writeBandwidthBytesPerSecond: 6e10,
    latencySeconds: 2e-7,
    energyPicojoulesPerBit: null,
    enduranceWritesPerDay: null,
  },
  netSwitch('cxl-switch', 'CXL switch', 'switch', [{ id: 'cxl', technologies: ['cxl2-x16'], count: 16 }]),
  netSwitch('ocs', 'Optical circuit switch', 'switch', [{ id: 'port', technologies: ['infiniband-ndr', 'ethernet-800g'], count: 136 }]),
  { ...base('cxl-host', 'CXL host', [{ id: 'pcie', technologies: ['cxl2-x16', 'pcie5-x16'], count: 4 }]), family: 'host', coreCount: 64 },
  link('cxl2-x16', 'CXL 2 x16', 'cxl', 63e9),
  link('nvlink4', 'NVLink 4', 'scale-up', 25e9),
  link('pcie5-x16', 'PCIe 5 x16', 'pcie', 63e9),
  link('infiniband-ndr', 'InfiniBand NDR', 'infiniband', 50e9),
  link('ethernet-400g', 'Ethernet 400G', 'ethernet', 50e9),
  link('ethernet-800g', 'Ethernet 800G', 'ethernet', 100e9),
];

/** Eight GPUs, four NVSwitches, eight NICs: 32 NVLink bundles and 8 PCIe links inside, eight rails outside. */
export const hgxDefinition: Definition = {
  label: 'HGX H100',
  kind: 'server',
  components: [
    { id: 'gpu', part: 'nvidia-h100-sxm', count: 8 },
    { id: 'nvswitch', part: 'nvswitch3', count: 4 },
    { id: 'nic', part: 'connectx-7', count: 8 },
    { id: 'cpu', part: 'xeon-host', count: 2 },
    { id: 'dram', part: 'ddr5-host', count: 2 },
  ],
  links: [
    { id: 'nvl', part: 'nvlink4', from: 'gpu[*]', to: 'nvswitch[*]', pattern: 'all-to-all' },
    { id: 'pcie', part: 'pcie5-x16', from: 'gpu[i]', to: 'nic[i]' },
  ],
  ports: { rail: { component: 'nic[i]', technology: 'infiniband-ndr' } },
};

const trayDefinition: Definition = {
  label: 'Tray of four',
  kind: 'tray',
  components: [
    { id: 'gpu', part: 'nvidia-h100-sxm', count: 4 },
    { id: 'nic', part: 'connectx-7', count: 4 },
  ],
  links: [{ id: 'pcie', part: 'pcie5-x16', from: 'gpu[i]', to: 'nic[i]' }],
  ports: { rail: { component: 'nic[i]', technology: 'infiniband-ndr' } },
};

/** 18 trays of four GPUs, each GPU to each of nine switch trays twice: a rack of 72. */
export const rackDefinition: Definition = {
  label: 'Rack of 72',
  kind: 'rack',
  components: [{ id: 'nvswitch', part: 'nvswitch3', count: 18 }],
  instances: [{ id: 'tray', definition: 'tray-of-four', count: 18 }],
  links: [{ id: 'nvl', part: 'nvlink4', from: 'tray[*]/gpu[*]', to: 'nvswitch[*]', pattern: 'all-to-all' }],
  ports: { rail: { component: 'tray[i/4]/nic[i%4]', technology: 'infiniband-ndr' } },
};

const systems: readonly SystemTemplate[] = [
  { id: 'hgx-h100', label: 'HGX H100', definition: hgxDefinition, needs: {}, source },
  { id: 'rack-of-72', label: 'Rack of 72', definition: rackDefinition, needs: { 'tray-of-four': trayDefinition }, source },
];

function model(id: string, label: string): LibraryModel {
  return {
    id,
    label,
    family: 'Fixture',
    releasedOn: '2026-01',
    source: 'made up for tests',
    isVerified: true,
    published: { parameterCount: 1, activeParameterCount: 1, source: 'made up for tests', provenance: 'name' },
    hiddenSize: 8192,
    vocabularySize: 128256,
    tieEmbeddings: false,
    maxContextTokens: 131072,
    releasedFormat: 'bf16',
    mixers: { gqa: { kind: 'gqa', heads: 64, kvHeads: 8, headDim: 128 } },
    feedForwards: { dense: { kind: 'dense', intermediateSize: 28672 } },
    layers: [['gqa', 'dense', 80]],
  };
}

const models: readonly LibraryModel[] = [model('llama-3.1-70b', 'Llama 3.1 70B'), model('deepseek-v3', 'DeepSeek-V3')];

/** A library small enough to count by hand. */
export const fixtureLibrary: PartLibrary = {
  version: 'fixture-1',
  part: (id) => parts.find((part) => part.id === id),
  parts: () => parts,
  system: (id) => systems.find((system) => system.id === id),
  systems: () => systems,
  model: (id) => models.find((spec) => spec.id === id),
  models: () => models,
};
