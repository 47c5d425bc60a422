import { gibibytes, mebibytes, terabytesPerSecond, teraflops } from '../../base/units.ts';
import type { AcceleratorPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/**
 * AWS Trainium3: eleven PCIe 6 lane groups into NeuronSwitches. 2,517 TFLOPS BF16 in print are with sparsity; MXFP4
 * runs at the rate of MXFP8.
 */
export const awsTrainium3: AcceleratorPart = {
  family: 'accelerator',
  id: 'aws-trainium3',
  label: 'Trainium3 144 GB',
  vendor: 'AWS',
  releaseYear: 2025,
  availability: 'cloud',
  synonyms: ['trn3', 'Neuron'],
  peakFlopsPerSecond: { bf16: teraflops(671), fp8: teraflops(2517), fp4: teraflops(2517) },
  peakInt8OpsPerSecond: null,
  memoryTechnology: 'hbm3e-stack',
  memoryCapacityBytes: gibibytes(144),
  memoryBandwidthBytesPerSecond: terabytesPerSecond(4.9),
  memoryStackCount: 4,
  onChipMemoryBytes: mebibytes(256),
  scaleUpDomainCount: 144,
  kernelConstants: null,
  priceUsd: 20_000,
  powerWatts: 800,
  idlePowerWatts: null,
  ports: [
    { id: 'neuronlink', technologies: ['neuronlink4'], count: 11, peerCount: 11 },
    { id: 'pcie', technologies: ['pcie6-x16', 'pcie5-x16'], count: 1 },
  ],
  sources: {
    releaseYear: cite('aws-neuron', 'A'),
    peakFlopsPerSecond: cite('aws-neuron', 'A', 'dense'),
    memoryTechnology: cite('aws-neuron', 'A'),
    memoryCapacityBytes: cite('aws-neuron', 'A', '144 GiB'),
    memoryBandwidthBytesPerSecond: cite('aws-neuron', 'A'),
    memoryStackCount: cite('unverified', 'C', 'four stacks of 36 GiB'),
    onChipMemoryBytes: cite('aws-neuron', 'A', 'scratchpads'),
    scaleUpDomainCount: cite('aws-neuron', 'A', 'Gen2 UltraServer'),
    priceUsd: cite('inference-margins', 'C', 'an estimate; not for sale'),
    powerWatts: cite('inference-margins', 'C', 'an estimate'),
    ports: cite(
      'aws-neuron',
      'C',
      '11 groups of 64 GB/s per direction, 704 in all; the chip page says 2.56 TB/s, the table of instances 2,048 GiB/s',
    ),
  },
};
