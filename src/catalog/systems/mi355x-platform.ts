import type { SystemTemplate } from '../../design/index.ts';
import { cite } from '../citations.ts';
import { eightGpuServer } from './eight-gpu-server.ts';

/**
 * MI355X platform, eight accelerators in a full mesh. Overhead: $300,000 − (8 × 25,000 + 4 × 1,000 + 2 × 15,000) =
 * $66,000; 15,000 W − (8 × 1,400 + 4 × 60 + 2 × 400 + 2 × 100) = 2,560 W; price and power of the NICs are in it.
 */
export const mi355xPlatform: SystemTemplate = {
  id: 'mi355x-platform',
  label: 'MI355X platform, 8 GPUs',
  definition: eightGpuServer({
    label: 'MI355X platform',
    acceleratorPart: 'amd-mi355x',
    hostPart: 'epyc-host',
    socketLinkPart: 'xgmi3-socket',
    scaleUpSwitches: null,
    scaleUpLink: { id: 'xgmi', part: 'xgmi-mi355', from: 'gpu[*]', to: 'gpu[*]', pattern: 'all-to-all' },
    nic: { part: 'pollara-400', rail: 'ethernet-400g' },
    overheadPriceUsd: 66_000,
    overheadPowerWatts: 2560,
    notes:
      'Seven Infinity Fabric links per GPU, one to each other GPU, 76.5 GB/s per direction for a pair: no switch, so two GPUs never get the 535.5 GB/s of all seven.',
  }),
  needs: {},
  source: cite('unverified', 'C', 'about 15 kW and $300k; InferenceX counts 2.65 kW per GPU with its share of everything'),
};
