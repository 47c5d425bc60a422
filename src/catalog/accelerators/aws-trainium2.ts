import { gibibytes, mebibytes, terabytesPerSecond, teraflops } from '../../base/units.ts';
import type { AcceleratorPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/**
 * AWS Trainium2: a 4 x 4 torus in an instance, and a ring over the four instances of an UltraServer. 2,563 TFLOPS in
 * print are with 4:1 sparsity; these are dense.
 */
export const awsTrainium2: AcceleratorPart = {
  family: 'accelerator',
  id: 'aws-trainium2',
  label: 'Trainium2 96 GB',
  vendor: 'AWS',
  releaseYear: 2024,
  availability: 'cloud',
  synonyms: ['trn2', 'Neuron'],
  peakFlopsPerSecond: { bf16: teraflops(667), fp8: teraflops(1299), fp4: null },
  peakInt8OpsPerSecond: null,
  memoryTechnology: 'hbm3-stack',
  memoryCapacityBytes: gibibytes(96),
  memoryBandwidthBytesPerSecond: terabytesPerSecond(2.9),
  memoryStackCount: 4,
  onChipMemoryBytes: mebibytes(224),
  scaleUpDomainCount: 64,
  kernelConstants: null,
  priceUsd: 15_000,
  powerWatts: 500,
  idlePowerWatts: null,
  ports: [
    { id: 'torus', technologies: ['neuronlink3'], count: 4, peerCount: 1 },
    { id: 'ring', technologies: ['neuronlink3-ring'], count: 2, peerCount: 1 },
    { id: 'pcie', technologies: ['pcie5-x16'], count: 1 },
  ],
  sources: {
    releaseYear: cite('aws-neuron', 'A'),
    peakFlopsPerSecond: cite('aws-neuron', 'A', 'dense'),
    memoryTechnology: cite('stas-accelerators', 'B'),
    memoryCapacityBytes: cite('aws-neuron', 'A', '96 GiB'),
    memoryBandwidthBytesPerSecond: cite('aws-neuron', 'A'),
    memoryStackCount: cite('unverified', 'C', 'four stacks of 24 GiB'),
    onChipMemoryBytes: cite('aws-neuron', 'A', 'scratchpads'),
    scaleUpDomainCount: cite('aws-neuron', 'A', 'UltraServer'),
    priceUsd: cite('inference-margins', 'C', 'an estimate; not for sale'),
    powerWatts: cite('inference-margins', 'C', 'an estimate'),
    ports: cite('aws-neuron', 'A', 'four neighbours of 128 GB/s and two of 64 GB/s per direction; host link not confirmed'),
  },
};
