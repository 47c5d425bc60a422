import { gigabytesPerSecond } from '../../base/units.ts';
import type { SystemTemplate } from '../../design/index.ts';
import { cite } from '../citations.ts';
import { eightGpuServer } from './eight-gpu-server.ts';

/**
 * Meta Grand Teton with eight H100, wired as an HGX H100. Overhead: 10,000 W − (8 × 700 + 4 × 120 + 8 × 25 + 4 × 60 +
 * 2 × 350 + 2 × 100) = 2,580 W; its price is not known, so the sum of its parts is a lower bound.
 */
export const grandTeton: SystemTemplate = {
  id: 'grand-teton',
  label: 'Meta Grand Teton (H100), 8 GPUs',
  definition: eightGpuServer({
    label: 'Grand Teton',
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
    nic: { part: 'connectx-7', rail: 'ethernet-400g' },
    overheadPowerWatts: 2580,
    notes: 'Nothing about its inside was read at a source: drawn as an HGX H100 with RoCE.',
  }),
  needs: {},
  source: cite('unverified', 'C', 'about 10 kW; no detail was confirmed'),
};
