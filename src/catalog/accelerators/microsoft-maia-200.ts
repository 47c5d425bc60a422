import { gigabytes, megabytes, terabytesPerSecond, teraflops } from '../../base/units.ts';
import type { AcceleratorPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/**
 * Microsoft Maia 200: Ethernet on the chip serves scale-up and scale-out alike. Microsoft prints more than 5 and 10
 * PFLOPS and does not say whether dense.
 */
export const microsoftMaia200: AcceleratorPart = {
  family: 'accelerator',
  id: 'microsoft-maia-200',
  label: 'Maia 200 216 GB',
  vendor: 'Microsoft',
  releaseYear: 2026,
  availability: 'internal',
  synonyms: ['Azure'],
  peakFlopsPerSecond: { bf16: null, fp8: teraflops(5000), fp4: teraflops(10_000) },
  peakInt8OpsPerSecond: null,
  memoryTechnology: 'hbm3e-stack',
  memoryCapacityBytes: gigabytes(216),
  memoryBandwidthBytesPerSecond: terabytesPerSecond(7),
  memoryStackCount: 6,
  onChipMemoryBytes: megabytes(272),
  scaleUpDomainCount: 6144,
  kernelConstants: null,
  priceUsd: null,
  powerWatts: 750,
  idlePowerWatts: null,
  ports: [{ id: 'eth', technologies: ['maia200-ethernet'], count: 4, peerCount: 1 }],
  sources: {
    releaseYear: cite('maia-200-press', 'B'),
    peakFlopsPerSecond: cite('maia-200-press', 'C', '"more than"; whether dense is not said'),
    memoryTechnology: cite('maia-200-press', 'B'),
    memoryCapacityBytes: cite('maia-200-press', 'B'),
    memoryBandwidthBytesPerSecond: cite('maia-200-press', 'B'),
    memoryStackCount: cite('unverified', 'C', 'six stacks of 36 GB'),
    onChipMemoryBytes: cite('maia-200-press', 'B'),
    scaleUpDomainCount: cite('lockwood-maia-200', 'B'),
    powerWatts: cite('maia-200-press', 'B'),
    ports: cite(
      'lockwood-maia-200',
      'C',
      '1.4 TB/s per direction in all; that three quarters go to the peers of the tray is assumed; host link not published',
    ),
  },
};
