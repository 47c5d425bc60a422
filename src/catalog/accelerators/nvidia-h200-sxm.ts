import { gibibytes, terabytesPerSecond, teraflops } from '../../base/units.ts';
import type { AcceleratorPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** NVIDIA H200 SXM 141 GB: the H100's compute with six HBM3e stacks. */
export const nvidiaH200Sxm: AcceleratorPart = {
  family: 'accelerator',
  id: 'nvidia-h200-sxm',
  label: 'H200 SXM 141 GB',
  vendor: 'NVIDIA',
  peakFlopsPerSecond: { bf16: teraflops(989), fp8: teraflops(1979), fp4: null },
  memoryTechnology: 'hbm3e-stack',
  memoryCapacityBytes: gibibytes(141),
  memoryBandwidthBytesPerSecond: terabytesPerSecond(4.8),
  memoryStackCount: 6,
  kernelConstants: 'h200-sxm',
  priceUsd: 32_000,
  powerWatts: 700,
  idlePowerWatts: 80.3,
  ports: [
    { id: 'nvlink', technologies: ['nvlink4'], count: 18 },
    { id: 'pcie', technologies: ['pcie5-x16'], count: 1 },
  ],
  sources: {
    peakFlopsPerSecond: cite('stas-accelerators', 'A', 'dense'),
    memoryCapacityBytes: cite('aiconfigurator', 'A', '141 GiB; the label says 141 GB'),
    memoryBandwidthBytesPerSecond: cite('stas-accelerators', 'A'),
    memoryStackCount: cite('unverified', 'C', 'six stacks of 24 GB, part of them not enabled'),
    priceUsd: cite('inference-margins', 'C'),
    powerWatts: cite('aiconfigurator', 'A'),
    idlePowerWatts: cite('h200-power-benchmark', 'B'),
    ports: cite('stas-network', 'A', '18 NVLink 4 links of 25 GB/s per direction; PCIe 5.0 x16'),
  },
};
