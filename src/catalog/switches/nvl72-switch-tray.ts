import { gigabytesPerSecond, nanoseconds } from '../../base/units.ts';
import type { SwitchPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** An NVLink switch tray of the NVL72 as one device: two NVSwitch 4. The rack of the catalogue draws the ASICs instead. */
export const nvl72SwitchTray: SwitchPart = {
  family: 'switch',
  nodeKind: 'scale-up-switch',
  id: 'nvl72-switch-tray',
  label: 'NVL72 switch tray',
  vendor: 'NVIDIA',
  releaseYear: 2025,
  availability: 'shipping',
  synonyms: ['NVLink switch tray', 'Blackwell'],
  switchingBandwidthBytesPerSecond: gigabytesPerSecond(7200),
  latencySeconds: nanoseconds(300),
  hasInNetworkReduction: true,
  priceUsd: null,
  powerWatts: 1800,
  idlePowerWatts: null,
  ports: [{ id: 'nvlink', technologies: ['nvlink5'], count: 144 }],
  sources: {
    hasInNetworkReduction: cite('unverified', 'C', 'as the NVSwitches inside it'),
    releaseYear: cite('stas-network', 'B'),
    switchingBandwidthBytesPerSecond: cite('parts-arithmetic', 'B', 'two ASICs of 72 ports; 14.4 TB/s is printed for both directions'),
    latencySeconds: cite('unverified', 'C'),
    powerWatts: cite('unverified', 'C', '3.6 kW for all nine trays is also printed'),
    ports: cite('parts-arithmetic', 'B', 'two ASICs of 72 ports'),
  },
};
