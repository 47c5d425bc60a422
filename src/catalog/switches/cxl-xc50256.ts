import { gigabytesPerSecond, nanoseconds } from '../../base/units.ts';
import type { SwitchPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** CXL 2.0 and PCIe 5 switch of 256 lanes. */
export const cxlXc50256: SwitchPart = {
  family: 'switch',
  nodeKind: 'pcie-switch',
  id: 'cxl-xc50256',
  label: 'XConn XC50256',
  vendor: 'XConn',
  releaseYear: null,
  availability: 'shipping',
  synonyms: ['CXL switch', 'Apollo'],
  switchingBandwidthBytesPerSecond: gigabytesPerSecond(1000),
  latencySeconds: nanoseconds(100),
  hasInNetworkReduction: false,
  priceUsd: null,
  powerWatts: 200,
  idlePowerWatts: null,
  ports: [{ id: 'cxl', technologies: ['cxl2-x16', 'pcie5-x16'], count: 16 }],
  sources: {
    switchingBandwidthBytesPerSecond: cite('cxl-consortium', 'C', '256 lanes'),
    latencySeconds: cite('unverified', 'C'),
    powerWatts: cite('unverified', 'C'),
    ports: cite('unverified', 'C', '256 lanes are sixteen x16'),
  },
};
