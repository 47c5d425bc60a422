import { nanoseconds } from '../../base/units.ts';
import type { SwitchPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/**
 * The chip-to-chip fabric of an LPX rack as one device. Its real shape (LPUs pass traffic on) was not read; this draws
 * its bisection as full.
 */
export const lpxFabric: SwitchPart = {
  family: 'switch',
  nodeKind: 'scale-up-switch',
  id: 'lpx-fabric',
  label: 'LPX rack fabric',
  vendor: 'NVIDIA/Groq',
  releaseYear: 2026,
  availability: 'announced',
  synonyms: ['Groq 3', 'C2C'],
  switchingBandwidthBytesPerSecond: null,
  latencySeconds: nanoseconds(500),
  hasInNetworkReduction: false,
  priceUsd: null,
  powerWatts: null,
  idlePowerWatts: null,
  ports: [{ id: 'c2c', technologies: ['groq3-c2c'], count: 256 }],
  sources: {
    releaseYear: cite('groq-3-press', 'B'),
    latencySeconds: cite('unverified', 'C'),
    ports: cite('groq-3-press', 'C', '256 LPUs'),
  },
};
