import { gigabytesPerSecond } from '../../base/units.ts';
import type { SystemTemplate } from '../../design/index.ts';
import { cite } from '../citations.ts';
import { eightGpuServer } from './eight-gpu-server.ts';

/**
 * HGX A100, eight GPUs of 80 GB. Power overhead: 6,500 W − (8 × 400 + 8 × 20 + 4 × 40 + 2 × 400 + 2 × 100) = 1,980 W.
 * The whole price of $150,000 (2023) is less than its priced parts with memory at the price of 2026, so none is added.
 */
export const hgxA100: SystemTemplate = {
  id: 'hgx-a100',
  label: 'HGX A100, 8 GPUs',
  definition: eightGpuServer({
    label: 'HGX A100',
    acceleratorPart: 'nvidia-a100-80-sxm',
    hostPart: 'epyc-host',
    socketLinkPart: 'xgmi3-socket',
    scaleUpSwitches: { part: 'nvswitch2', count: 6 },
    scaleUpLink: {
      id: 'nvlink',
      part: 'nvlink3',
      from: 'gpu[*]',
      to: 'nvswitch[*]',
      pattern: 'all-to-all',
      bandwidthBytesPerSecond: gigabytesPerSecond(50),
    },
    nic: { part: 'connectx-6', rail: 'infiniband-hdr' },
    pcie: { switchPart: 'pcie4-switch', linkPart: 'pcie4-x16' },
    overheadPowerWatts: 1980,
    notes:
      'Each GPU has 12 NVLink 3 links of 25 GB/s per direction, two to each of six NVSwitches: 50 GB/s to each. Its sockets were EPYC Rome; the newer socket of the catalogue stands for them.',
  }),
  needs: {},
  source: cite('unverified', 'C', '6.5 kW and $150k are often quoted and were not seen at a source'),
};
