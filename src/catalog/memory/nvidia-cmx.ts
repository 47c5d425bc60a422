import { gigabytesPerSecond, microseconds, terabytes } from '../../base/units.ts';
import type { MemoryPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/**
 * Context memory storage behind one BlueField-4. NVIDIA claims five times the tokens of usual storage and does not
 * give the baseline.
 */
export const nvidiaCmx: MemoryPart = {
  family: 'memory',
  memoryKind: 'remote',
  id: 'nvidia-cmx',
  label: 'NVIDIA CMX, per BlueField-4',
  vendor: 'NVIDIA',
  releaseYear: 2026,
  availability: 'announced',
  synonyms: ['ICMS', 'STX', 'KV store', 'BlueField-4'],
  capacityBytes: terabytes(16),
  readBandwidthBytesPerSecond: gigabytesPerSecond(100),
  writeBandwidthBytesPerSecond: gigabytesPerSecond(50),
  latencySeconds: microseconds(50),
  energyPicojoulesPerBit: null,
  enduranceWritesPerDay: null,
  priceUsd: null,
  powerWatts: null,
  idlePowerWatts: null,
  ports: [{ id: 'net', technologies: ['ethernet-800g'], count: 1 }],
  sources: {
    releaseYear: cite('nvidia-cmx', 'B', 'partners in the second half'),
    capacityBytes: cite('unverified', 'C', '16 TB per accelerator'),
    readBandwidthBytesPerSecond: cite('nvidia-cmx', 'B', '800 Gb/s'),
    writeBandwidthBytesPerSecond: cite('unverified', 'C'),
    latencySeconds: cite('unverified', 'C'),
    ports: cite('nvidia-cmx', 'B'),
  },
};
