import { gigabytesPerSecond } from '../../base/units.ts';
import type { SystemTemplate } from '../../design/index.ts';
import { cite } from '../citations.ts';
import { eightGpuServer } from './eight-gpu-server.ts';

/**
 * HGX B200, eight GPUs. Overhead is the printed whole less the priced parts: $515,410 − (8 × 35,000 + 8 × 1,800 +
 * 4 × 1,000 + 2 × 15,000) = $187,010; 14,300 W − (8 × 1,000 + 8 × 25 + 4 × 60 + 2 × 350 + 2 × 100) = 4,960 W,
 * the two NVSwitches included.
 */
export const hgxB200: SystemTemplate = {
  id: 'hgx-b200',
  label: 'HGX B200, 8 GPUs',
  definition: eightGpuServer({
    label: 'HGX B200',
    acceleratorPart: 'nvidia-b200-sxm',
    hostPart: 'xeon-host',
    socketLinkPart: 'upi2',
    scaleUpSwitches: { part: 'nvswitch4', count: 2 },
    scaleUpLink: {
      id: 'nvlink',
      part: 'nvlink5',
      from: 'gpu[*]',
      to: 'nvswitch[*]',
      pattern: 'all-to-all',
      bandwidthBytesPerSecond: gigabytesPerSecond(450),
    },
    overheadPriceUsd: 187_010,
    overheadPowerWatts: 4960,
    notes:
      'Each GPU has 18 NVLink 5 links of 50 GB/s per direction, nine to each of two NVSwitches: 450 GB/s to each. Shipped with ConnectX-7 and PCIe 5.',
  }),
  needs: {},
  source: cite('dgx-power', 'C', 'DGX B200 14.3 kW; the list price of $515,410 is often quoted and was not seen at its source'),
};
