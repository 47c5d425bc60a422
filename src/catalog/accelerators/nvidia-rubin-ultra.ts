import { terabytes, terabytesPerSecond, teraflops } from '../../base/units.ts';
import type { AcceleratorPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/**
 * One Rubin Ultra package (four dies; NVL576 counts dies) of a Kyber rack. FP4 is the printed 14.4 EFLOPS of a rack
 * divided by 144; the rest was not seen in a source.
 */
export const nvidiaRubinUltra: AcceleratorPart = {
  family: 'accelerator',
  id: 'nvidia-rubin-ultra',
  label: 'Rubin Ultra package 1 TB',
  vendor: 'NVIDIA',
  releaseYear: 2027,
  availability: 'announced',
  synonyms: ['NVL576', 'Kyber'],
  peakFlopsPerSecond: { bf16: null, fp8: null, fp4: teraflops(100_000) },
  peakInt8OpsPerSecond: null,
  memoryTechnology: 'hbm4-stack',
  memoryCapacityBytes: terabytes(1),
  memoryBandwidthBytesPerSecond: terabytesPerSecond(32),
  memoryStackCount: 16,
  onChipMemoryBytes: null,
  scaleUpDomainCount: 144,
  kernelConstants: null,
  priceUsd: null,
  powerWatts: 3600,
  idlePowerWatts: null,
  ports: [{ id: 'nvlink', technologies: ['nvlink7'], count: 1, peerCount: 1 }],
  sources: {
    releaseYear: cite('rubin-rack-power', 'B'),
    peakFlopsPerSecond: cite('parts-arithmetic', 'C', '14.4 EFLOPS of the rack over 144 packages; whether dense is not said'),
    memoryTechnology: cite('unverified', 'C', 'HBM4E is announced'),
    memoryCapacityBytes: cite('unverified', 'C'),
    memoryBandwidthBytesPerSecond: cite('unverified', 'C', '4.6 PB/s of a rack over 144'),
    memoryStackCount: cite('unverified', 'C'),
    scaleUpDomainCount: cite('rubin-rack-power', 'B', '144 packages, 576 dies'),
    powerWatts: cite('unverified', 'C', '600 kW of a rack less a seventh for the rest, over 144'),
    ports: cite('unverified', 'C', 'one bundle of NVLink 7'),
  },
};
