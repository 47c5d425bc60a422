import { gigabytesPerSecond } from '../../base/units.ts';
import type { SystemTemplate } from '../../design/index.ts';
import { cite } from '../citations.ts';
import { eightGpuServer } from './eight-gpu-server.ts';

/** HGX H200, eight GPUs: the HGX H100 with other GPUs; overhead as there. */
export const hgxH200: SystemTemplate = {
  id: 'hgx-h200',
  label: 'HGX H200, 8 GPUs',
  definition: eightGpuServer({
    label: 'HGX H200',
    acceleratorPart: 'nvidia-h200-sxm',
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
  source: cite('parts-arithmetic', 'C', 'overhead of the HGX H100; a whole price of $320k is printed for 2025, its sum here is $356k'),
};
