import type { SystemTemplate } from '../../design/index.ts';
import { cite } from '../citations.ts';
import { torusPod } from './torus-pod.ts';

/** TPU v4 pod: 64 cubes, a 16 x 16 x 16 torus of 4,096 chips. Overhead: 48 optical circuit switches of 108 W, 5,184 W. */
export const tpuV4Pod: SystemTemplate = {
  id: 'tpu-v4-pod',
  label: 'TPU v4 pod, 4,096 chips',
  ...torusPod({
    label: 'TPU v4 pod',
    id: 'tpu-v4',
    chipPart: 'google-tpu-v4',
    linkPart: 'ici-v4',
    hostLinkPart: 'pcie3-x16',
    nicsPerHost: 1,
    cubes: [4, 4, 4],
    overheadPowerWatts: 5184,
    notes: 'Six links of 45 GB/s per direction to a chip. 48 optical circuit switches join the cubes; their circuits are drawn as links.',
  }),
  source: cite('palomar-press', 'B', '64 cubes and 48 optical circuit switches; power and price of the pod are not printed'),
};
