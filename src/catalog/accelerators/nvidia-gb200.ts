import { mebibytes, terabytesPerSecond, teraflops } from '../../base/units.ts';
import type { AcceleratorPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** One Blackwell GPU of a GB200 superchip (the brochure's superchip figures are for two, and sparse). */
export const nvidiaGb200: AcceleratorPart = {
  family: 'accelerator',
  id: 'nvidia-gb200',
  label: 'GB200 GPU 186 GB',
  vendor: 'NVIDIA',
  releaseYear: 2025,
  availability: 'shipping',
  synonyms: ['Blackwell', 'Grace Blackwell', 'NVL72'],
  peakFlopsPerSecond: { bf16: teraflops(2500), fp8: teraflops(5000), fp4: teraflops(10_000) },
  peakInt8OpsPerSecond: teraflops(5000),
  memoryTechnology: 'hbm3e-stack',
  memoryCapacityBytes: mebibytes(189_471),
  memoryBandwidthBytesPerSecond: terabytesPerSecond(8),
  memoryStackCount: 8,
  onChipMemoryBytes: mebibytes(126),
  scaleUpDomainCount: 72,
  kernelConstants: 'gb200',
  priceUsd: 35_000,
  powerWatts: 1200,
  idlePowerWatts: null,
  ports: [
    { id: 'nvlink', technologies: ['nvlink5'], count: 18, peerCount: 18 },
    { id: 'c2c', technologies: ['nvlink-c2c'], count: 1 },
  ],
  sources: {
    releaseYear: cite('stas-accelerators', 'A'),
    peakInt8OpsPerSecond: cite('stas-accelerators', 'A', 'dense'),
    onChipMemoryBytes: cite('stas-accelerators', 'B', 'L2'),
    scaleUpDomainCount: cite('stas-network', 'A'),
    peakFlopsPerSecond: cite('stas-accelerators', 'A', 'dense, per GPU'),
    memoryCapacityBytes: cite('mlperf-6.1', 'A', 'nvidia-smi shows 189,471 MiB: the 186 GB of the label are GiB'),
    memoryBandwidthBytesPerSecond: cite('stas-accelerators', 'A'),
    memoryStackCount: cite('unverified', 'C', 'two dies with four stacks each'),
    priceUsd: cite('morgan-stanley-racks', 'B', 'about $35k per GPU of a rack; a rack divided by 72 gives $43k to $45k'),
    powerWatts: cite('stas-accelerators', 'A'),
    ports: cite('stas-network', 'A', '18 NVLink 5 links, one to each NVSwitch of the rack; NVLink-C2C to Grace'),
  },
};
