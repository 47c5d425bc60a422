import { gibibytes, gigabytesPerSecond, mebibytes, teraflops } from '../../base/units.ts';
import type { AcceleratorPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/**
 * NVIDIA GeForce RTX 4090, a consumer card without NVLink. Dense, with FP32 accumulation; the 661 / 1,321 TFLOPS in
 * print are with FP16 accumulation and sparsity.
 */
export const nvidiaRtx4090: AcceleratorPart = {
  family: 'accelerator',
  id: 'nvidia-rtx-4090',
  label: 'GeForce RTX 4090 24 GB',
  vendor: 'NVIDIA',
  releaseYear: 2022,
  availability: 'legacy',
  synonyms: ['Ada Lovelace', 'AD102', '4090', 'consumer'],
  peakFlopsPerSecond: { bf16: teraflops(165.15), fp8: teraflops(330.3), fp4: null },
  peakInt8OpsPerSecond: teraflops(660.6),
  memoryTechnology: 'gddr6x',
  memoryCapacityBytes: gibibytes(24),
  memoryBandwidthBytesPerSecond: gigabytesPerSecond(1008),
  memoryStackCount: 1,
  onChipMemoryBytes: mebibytes(72),
  scaleUpDomainCount: 1,
  kernelConstants: null,
  priceUsd: 1599,
  powerWatts: 450,
  idlePowerWatts: null,
  ports: [{ id: 'pcie', technologies: ['pcie4-x16'], count: 1 }],
  sources: {
    releaseYear: cite('rtx-4090-press', 'B'),
    peakFlopsPerSecond: cite('waredb-4090', 'B', 'dense, FP32 accumulation'),
    peakInt8OpsPerSecond: cite('waredb-4090', 'B', 'dense'),
    memoryTechnology: cite('waredb-4090', 'B'),
    memoryCapacityBytes: cite('waredb-4090', 'B', '24 GB in chips of 2 GiB'),
    memoryBandwidthBytesPerSecond: cite('waredb-4090', 'B', '384 bits at 21 Gb/s'),
    memoryStackCount: cite('parts-arithmetic', 'C', 'one GDDR6X subsystem'),
    onChipMemoryBytes: cite('waredb-4090', 'B', 'L2'),
    scaleUpDomainCount: cite('parts-arithmetic', 'B', 'no scale-up link; peers meet over PCIe'),
    priceUsd: cite('rtx-4090-press', 'B', 'launch price'),
    powerWatts: cite('rtx-4090-press', 'B'),
    ports: cite('unverified', 'C', 'PCIe 4.0 x16; no NVLink'),
  },
};
