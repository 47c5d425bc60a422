import type { HostPart } from '../../design/index.ts';
import { cite } from '../citations.ts';

/** One socket of a CloudMatrix node, on the seven UB planes of the node. */
export const kunpengHost: HostPart = {
  family: 'host',
  id: 'kunpeng-host',
  label: 'Huawei Kunpeng socket',
  vendor: 'Huawei',
  releaseYear: 2024,
  availability: 'shipping',
  synonyms: ['Kunpeng 920', 'CloudMatrix', 'Arm'],
  coreCount: null,
  priceUsd: null,
  powerWatts: null,
  idlePowerWatts: null,
  ports: [
    { id: 'ub', technologies: ['ub-910c'], count: 7 },
    { id: 'pcie', technologies: ['pcie5-x16', 'pcie4-x16'], count: 4 },
    { id: 'drive', technologies: ['pcie5-x4', 'pcie4-x4'], count: 2 },
    { id: 'bus', technologies: ['ddr5-bus'], count: 1 },
  ],
  sources: {
    releaseYear: cite('cloudmatrix-paper', 'B'),
    ports: cite('cloudmatrix-paper', 'C', 'about 160 GB/s of UB per CPU'),
  },
};
