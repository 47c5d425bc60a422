import { gigabytesPerSecond } from '../../base/units.ts';
import type { SystemTemplate } from '../../design/index.ts';
import { cite } from '../citations.ts';
import { eightGpuServer } from './eight-gpu-server.ts';

/**
 * HGX H100, eight GPUs. Overhead is a printed whole less the priced parts: $300,000 − (8 × 25,000 + 8 × 1,800 +
 * 4 × 1,000 + 2 × 15,000) = $51,600 for board, NVSwitches, CPUs, drives and chassis; 10,200 W − (8 × 700 + 4 × 120 +
 * 8 × 25 + 4 × 60 + 2 × 350 + 2 × 100) = 2,780 W for fans, drives, storage NICs and power supplies.
 */
export const hgxH100: SystemTemplate = {
  id: 'hgx-h100',
  label: 'HGX H100, 8 GPUs',
  definition: eightGpuServer({
    label: 'HGX H100',
    acceleratorPart: 'nvidia-h100-sxm',
    hostPart: 'xeon-host',
    socketLinkPart: 'upi2',
    scaleUpSwitches: { part: 'nvswitch3', count: 4 },
    scaleUpLink: {
      id: 'nvlink',
      part: 'nvlink4',
      from: 'gpu[*]',
      to: 'nvswitch[*]',
      pattern: 'all-to-all',
      bandwidthBytesPerSecond: gigabytesPerSecond(112.5),
    },
    overheadPriceUsd: 51_600,
    overheadPowerWatts: 2780,
    notes:
      'Each GPU has 18 NVLink 4 links of 25 GB/s per direction to four NVSwitches (5, 4, 4 and 5 of them on the board); drawn evenly, 112.5 GB/s to each. The two storage NICs are not drawn.',
  }),
  needs: {},
  source: cite(
    'nvl72-press',
    'C',
    'DGX H100 10.2 kW; whole prices of $190k (Morgan Stanley as reported, 2025), $300k (list class, 2024) and $400k are printed, the middle one is taken',
  ),
};
