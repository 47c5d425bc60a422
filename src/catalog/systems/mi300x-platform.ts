import type { SystemTemplate } from '../../design/index.ts';
import { cite } from '../citations.ts';
import { eightGpuServer } from './eight-gpu-server.ts';

/**
 * MI300X platform, eight accelerators in a full mesh. Overhead: $200,000 − (8 × 15,000 + 8 × 1,800 + 4 × 1,000 +
 * 2 × 15,000) = $31,600; power as an HGX H100 scaled by the all-in figures of InferenceX, 10,200 × 1.79 / 1.73 =
 * 10,554 W, less (8 × 750 + 8 × 25 + 4 × 60 + 2 × 400 + 2 × 100) = 3,114 W.
 */
export const mi300xPlatform: SystemTemplate = {
  id: 'mi300x-platform',
  label: 'MI300X platform, 8 GPUs',
  definition: eightGpuServer({
    label: 'MI300X platform',
    acceleratorPart: 'amd-mi300x',
    hostPart: 'epyc-host',
    socketLinkPart: 'xgmi3-socket',
    scaleUpSwitches: null,
    scaleUpLink: { id: 'xgmi', part: 'xgmi-mi300', from: 'gpu[*]', to: 'gpu[*]', pattern: 'all-to-all' },
    overheadPriceUsd: 31_600,
    overheadPowerWatts: 3114,
    notes:
      'Seven Infinity Fabric links per GPU, one to each other GPU, 64 GB/s per direction for a pair: no switch, so two GPUs never get the 448 GB/s of all seven.',
  }),
  needs: {},
  source: cite('inferencex-tco', 'C', 'all-in 1.79 kW per GPU against 1.73 for H100; the whole price of $200k was not seen at its source'),
};
