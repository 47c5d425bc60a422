import { mebibytes, terabytesPerSecond, teraflops } from '../../base/units.ts';
import type { AcceleratorPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/**
 * One Blackwell Ultra GPU of a GB300 superchip, of which the brochure counts two. Dense; 20 PFLOPS FP4 are with
 * sparsity.
 */
export const nvidiaGb300: AcceleratorPart = {
  family: 'accelerator',
  id: 'nvidia-gb300',
  label: 'GB300 GPU 288 GB',
  vendor: 'NVIDIA',
  releaseYear: 2025,
  availability: 'shipping',
  synonyms: ['Blackwell Ultra', 'Grace Blackwell', 'NVL72'],
  peakFlopsPerSecond: { bf16: teraflops(2500), fp8: teraflops(5000), fp4: teraflops(15_000) },
  peakInt8OpsPerSecond: teraflops(165),
  memoryTechnology: 'hbm3e-stack',
  memoryCapacityBytes: mebibytes(284_208),
  memoryBandwidthBytesPerSecond: terabytesPerSecond(8),
  memoryStackCount: 8,
  onChipMemoryBytes: mebibytes(126),
  scaleUpDomainCount: 72,
  kernelConstants: 'gb300',
  priceUsd: 55_000,
  powerWatts: 1400,
  idlePowerWatts: null,
  ports: [
    { id: 'nvlink', technologies: ['nvlink5'], count: 18, peerCount: 18 },
    { id: 'c2c', technologies: ['nvlink-c2c'], count: 1 },
  ],
  sources: {
    releaseYear: cite('stas-accelerators', 'A'),
    peakFlopsPerSecond: cite('stas-accelerators', 'A', 'dense, per GPU'),
    peakInt8OpsPerSecond: cite('aiconfigurator', 'B', 'dense; another table copies 5,000 from the GB200'),
    memoryTechnology: cite('stas-accelerators', 'A', '12-high stacks'),
    memoryCapacityBytes: cite('aiconfigurator', 'A', '284,208 MiB as the driver reports; the label says 288 GB'),
    memoryBandwidthBytesPerSecond: cite('stas-accelerators', 'A'),
    memoryStackCount: cite('unverified', 'C', 'two dies with four stacks each'),
    onChipMemoryBytes: cite('stas-accelerators', 'B', 'L2'),
    scaleUpDomainCount: cite('stas-network', 'A'),
    priceUsd: cite('inference-margins', 'B', 'a rack of about $4.0M divided by 72 gives the same'),
    powerWatts: cite('lockwood-b300', 'B'),
    ports: cite('stas-network', 'A', '18 NVLink 5 links, one to each NVSwitch of the rack; NVLink-C2C to Grace'),
  },
};
