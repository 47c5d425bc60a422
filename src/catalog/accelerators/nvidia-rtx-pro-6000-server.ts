import { gigabytesPerSecond, mebibytes, teraflops } from '../../base/units.ts';
import type { AcceleratorPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/**
 * NVIDIA RTX PRO 6000 Blackwell Server Edition, a PCIe card without NVLink. Dense rates at the 2,430 MHz that a server
 * card reports; the 4 PFLOPS of the brochure are FP4 with sparsity.
 */
export const nvidiaRtxPro6000Server: AcceleratorPart = {
  family: 'accelerator',
  id: 'nvidia-rtx-pro-6000-server',
  label: 'RTX PRO 6000 Server 96 GB',
  vendor: 'NVIDIA',
  releaseYear: 2025,
  availability: 'shipping',
  synonyms: ['Blackwell', 'GB202', 'RTX6000 Pro', 'workstation'],
  peakFlopsPerSecond: { bf16: teraflops(467.8), fp8: teraflops(935.6), fp4: teraflops(1871.2) },
  peakInt8OpsPerSecond: teraflops(935.6),
  memoryTechnology: 'gddr7',
  memoryCapacityBytes: mebibytes(97_887),
  memoryBandwidthBytesPerSecond: gigabytesPerSecond(1792),
  memoryStackCount: 1,
  onChipMemoryBytes: mebibytes(128),
  scaleUpDomainCount: 1,
  kernelConstants: null,
  priceUsd: null,
  powerWatts: 600,
  idlePowerWatts: null,
  ports: [{ id: 'pcie', technologies: ['pcie5-x16'], count: 1 }],
  sources: {
    releaseYear: cite('unverified', 'C', 'announced in March 2025'),
    peakFlopsPerSecond: cite('rtx-pro-6000-aic', 'A', 'dense, scaled to the clock that a server card reports'),
    peakInt8OpsPerSecond: cite('rtx-pro-6000-aic', 'A', 'dense'),
    memoryTechnology: cite('rtx-pro-6000-aic', 'A'),
    memoryCapacityBytes: cite('rtx-pro-6000-aic', 'A', '97,887 MiB as the driver reports'),
    memoryBandwidthBytesPerSecond: cite(
      'rtx-pro-6000-aic',
      'C',
      '512 bits at 28 Gb/s; a lower figure of 1,597 GB/s is quoted for the server card',
    ),
    memoryStackCount: cite('parts-arithmetic', 'C', 'one GDDR7 subsystem'),
    onChipMemoryBytes: cite('unverified', 'C', 'L2'),
    scaleUpDomainCount: cite('parts-arithmetic', 'B', 'no scale-up link; peers meet over PCIe'),
    powerWatts: cite('rtx-pro-6000-aic', 'A'),
    ports: cite('rtx-pro-6000-aic', 'A', 'PCIe 5.0 x16; no NVLink'),
  },
};
