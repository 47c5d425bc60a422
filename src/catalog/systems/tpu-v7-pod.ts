import type { SystemTemplate } from '../../design/index.ts';
import { cite } from '../citations.ts';
import { torusPod } from './torus-pod.ts';

/** TPU7x (Ironwood) pod: 144 cubes, 9,216 chips. Its shape of 16 x 16 x 36 is one that has that many. */
export const tpuV7Pod: SystemTemplate = {
  id: 'tpu-v7-pod',
  label: 'TPU7x Ironwood pod, 9,216 chips',
  ...torusPod({
    label: 'TPU7x pod',
    id: 'tpu-v7',
    chipPart: 'google-tpu-v7',
    linkPart: 'ici-v7',
    hostLinkPart: 'pcie5-x16',
    nicsPerHost: 2,
    cubes: [4, 4, 9],
    notes: 'Six links of 100 GB/s per direction to a chip. Optical circuit switches join the cubes; their circuits are drawn as links.',
  }),
  source: cite('google-tpu7x', 'B', '9,216 chips in cubes of 64; power and price of the pod are not printed'),
};
