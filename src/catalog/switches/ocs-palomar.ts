import { milliseconds, nanoseconds } from '../../base/units.ts';
import type { SwitchPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/**
 * Optical circuit switch of mirrors. It joins port to port and carries any rate; the TPU pods of the catalogue draw
 * the circuits that it makes, not the switch, which this model would take for a crossbar.
 */
export const ocsPalomar: SwitchPart = {
  family: 'switch',
  nodeKind: 'scale-up-switch',
  id: 'ocs-palomar',
  label: 'Palomar OCS, 136 ports',
  vendor: 'Google',
  releaseYear: 2021,
  availability: 'internal',
  synonyms: ['optical circuit switch', 'MEMS', 'mirror'],
  switchingBandwidthBytesPerSecond: null,
  latencySeconds: nanoseconds(5),
  hasInNetworkReduction: false,
  reconfigurationSeconds: milliseconds(1.2),
  priceUsd: null,
  powerWatts: 108,
  idlePowerWatts: 108,
  ports: [{ id: 'port', technologies: ['ici-v4', 'ici-v5p', 'ici-v7'], count: 136 }],
  sources: {
    releaseYear: cite('palomar-press', 'B'),
    latencySeconds: cite('palomar-press', 'C', 'light through a few metres'),
    reconfigurationSeconds: cite('palomar-press', 'C', '1.2 ms median; about 10 ms elsewhere'),
    powerWatts: cite('unverified', 'C'),
    idlePowerWatts: cite('unverified', 'C', 'the chip draws nearly the same idle'),
    ports: cite('palomar-press', 'B'),
  },
};
