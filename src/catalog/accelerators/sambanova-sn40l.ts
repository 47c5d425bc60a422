import { gigabytes, megabytes, terabytesPerSecond, teraflops } from '../../base/units.ts';
import type { AcceleratorPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** SambaNova SN40L: HBM in the package and DDR5 of its own behind it. Links between sockets are not published. */
export const sambanovaSn40l: AcceleratorPart = {
  family: 'accelerator',
  id: 'sambanova-sn40l',
  label: 'SN40L 64 GB',
  vendor: 'SambaNova',
  releaseYear: 2023,
  availability: 'shipping',
  synonyms: ['RDU', 'SambaRack'],
  peakFlopsPerSecond: { bf16: teraflops(638), fp8: null, fp4: null },
  peakInt8OpsPerSecond: null,
  memoryTechnology: 'hbm3-stack',
  memoryCapacityBytes: gigabytes(64),
  memoryBandwidthBytesPerSecond: terabytesPerSecond(1.6),
  memoryStackCount: 4,
  onChipMemoryBytes: megabytes(520),
  scaleUpDomainCount: 16,
  kernelConstants: null,
  priceUsd: null,
  powerWatts: 625,
  idlePowerWatts: null,
  ports: [{ id: 'bus', technologies: ['ddr5-bus'], count: 1 }],
  sources: {
    releaseYear: cite('sn40l-hot-chips', 'B'),
    peakFlopsPerSecond: cite('sn40l-hot-chips', 'B'),
    memoryTechnology: cite('unverified', 'C'),
    memoryCapacityBytes: cite('sn40l-hot-chips', 'B'),
    memoryBandwidthBytesPerSecond: cite('sn40l-hot-chips', 'C', '25.6 TB/s of 16 sockets; 2 TB/s elsewhere'),
    memoryStackCount: cite('unverified', 'C'),
    onChipMemoryBytes: cite('sn40l-hot-chips', 'B'),
    scaleUpDomainCount: cite('sn40l-hot-chips', 'B'),
    powerWatts: cite('parts-arithmetic', 'C', '10 kW of a rack over 16'),
    ports: cite('sn40l-hot-chips', 'B', '1.5 TB of DDR5 at 100 GB/s'),
  },
};
