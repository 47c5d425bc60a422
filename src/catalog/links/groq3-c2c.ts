import { gigabytesPerSecond, nanoseconds } from '../../base/units.ts';
import type { LinkPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** The chip-to-chip links of one Groq 3 LPU as one bundle. */
export const groq3C2c: LinkPart = {
  family: 'link',
  id: 'groq3-c2c',
  label: 'Groq 3 C2C (whole chip)',
  vendor: 'NVIDIA/Groq',
  releaseYear: 2026,
  availability: 'announced',
  synonyms: ['LPX'],
  technology: 'scale-up',
  bandwidthBytesPerSecond: gigabytesPerSecond(1250),
  latencySeconds: nanoseconds(500),
  energyPicojoulesPerBit: null,
  reachMetres: null,
  priceUsd: 0,
  powerWatts: 0,
  idlePowerWatts: 0,
  ports: [],
  sources: {
    releaseYear: cite('groq-3-press', 'B'),
    bandwidthBytesPerSecond: cite('groq-3-press', 'C', '640 TB/s of a rack over 256, taken as both directions'),
    latencySeconds: cite('unverified', 'C'),
    priceUsd: cite('parts-arithmetic', 'B', 'traces of a board or backplane: in the price of the system'),
    powerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
    idlePowerWatts: cite('parts-arithmetic', 'B', 'in the power of both ends'),
  },
};
