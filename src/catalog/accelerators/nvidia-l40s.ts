import { gigabytesPerSecond, mebibytes, teraflops } from '../../base/units.ts';
import type { AcceleratorPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** NVIDIA L40S, a PCIe card without NVLink. The brochure's 733 / 1,466 TFLOPS are with sparsity; these are dense. */
export const nvidiaL40s: AcceleratorPart = {
  family: 'accelerator',
  id: 'nvidia-l40s',
  label: 'L40S 48 GB',
  vendor: 'NVIDIA',
  releaseYear: 2023,
  availability: 'shipping',
  synonyms: ['Ada Lovelace', 'AD102'],
  peakFlopsPerSecond: { bf16: teraflops(362.05), fp8: teraflops(733), fp4: null },
  peakInt8OpsPerSecond: teraflops(733),
  memoryTechnology: 'gddr6',
  memoryCapacityBytes: mebibytes(46_068),
  memoryBandwidthBytesPerSecond: gigabytesPerSecond(864),
  memoryStackCount: 1,
  onChipMemoryBytes: mebibytes(96),
  scaleUpDomainCount: 1,
  kernelConstants: null,
  priceUsd: 8000,
  powerWatts: 350,
  idlePowerWatts: null,
  ports: [{ id: 'pcie', technologies: ['pcie4-x16'], count: 1 }],
  sources: {
    releaseYear: cite('stas-accelerators', 'A'),
    peakFlopsPerSecond: cite('stas-accelerators', 'A', 'dense'),
    peakInt8OpsPerSecond: cite('stas-accelerators', 'A', 'dense'),
    memoryTechnology: cite('stas-accelerators', 'A'),
    memoryCapacityBytes: cite('aiconfigurator', 'A', 'what the driver reports with error correction; the label says 48 GB'),
    memoryBandwidthBytesPerSecond: cite('stas-accelerators', 'A'),
    memoryStackCount: cite('parts-arithmetic', 'C', 'one GDDR6 subsystem'),
    onChipMemoryBytes: cite('unverified', 'C', 'L2'),
    scaleUpDomainCount: cite('stas-network', 'A', 'peers meet over PCIe'),
    priceUsd: cite('unverified', 'C'),
    powerWatts: cite('stas-accelerators', 'A'),
    ports: cite('stas-accelerators', 'A', 'PCIe 4.0 x16; no NVLink'),
  },
};
