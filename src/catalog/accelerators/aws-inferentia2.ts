import { gibibytes, teraflops } from '../../base/units.ts';
import type { AcceleratorPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** AWS Inferentia2: a ring of twelve in an inf2.48xlarge. */
export const awsInferentia2: AcceleratorPart = {
  family: 'accelerator',
  id: 'aws-inferentia2',
  label: 'Inferentia2 32 GB',
  vendor: 'AWS',
  releaseYear: 2023,
  availability: 'cloud',
  synonyms: ['inf2', 'Neuron'],
  peakFlopsPerSecond: { bf16: teraflops(190), fp8: teraflops(190), fp4: null },
  peakInt8OpsPerSecond: teraflops(380),
  memoryTechnology: 'hbm2e-stack',
  memoryCapacityBytes: gibibytes(32),
  memoryBandwidthBytesPerSecond: 820 * gibibytes(1),
  memoryStackCount: 2,
  onChipMemoryBytes: null,
  scaleUpDomainCount: 12,
  kernelConstants: null,
  priceUsd: null,
  powerWatts: null,
  idlePowerWatts: null,
  ports: [
    { id: 'neuronlink', technologies: ['neuronlink2'], count: 2, peerCount: 1 },
    { id: 'pcie', technologies: ['pcie4-x16'], count: 1 },
  ],
  sources: {
    releaseYear: cite('aws-neuron', 'A'),
    peakFlopsPerSecond: cite('aws-neuron', 'A'),
    peakInt8OpsPerSecond: cite('aws-neuron', 'A'),
    memoryTechnology: cite('unverified', 'C', 'AWS says HBM'),
    memoryCapacityBytes: cite('aws-neuron', 'A', '32 GiB'),
    memoryBandwidthBytesPerSecond: cite('aws-neuron', 'A', '820 GiB/s; an older page says 820 GB/s'),
    memoryStackCount: cite('unverified', 'C', 'two stacks of 16 GiB'),
    scaleUpDomainCount: cite('aws-neuron', 'B', 'inf2.48xlarge'),
    ports: cite('unverified', 'C', '192 GB/s in all is quoted without a direction; the host link was not confirmed'),
  },
};
