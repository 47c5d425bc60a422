import { amdMi300x } from './amd-mi300x.ts';
import { nvidiaB200Sxm } from './nvidia-b200-sxm.ts';
import { nvidiaGb200 } from './nvidia-gb200.ts';
import { nvidiaH100Sxm } from './nvidia-h100-sxm.ts';
import { nvidiaH200Sxm } from './nvidia-h200-sxm.ts';

/** Accelerators on the shelf. */
export const accelerators = [nvidiaH100Sxm, nvidiaH200Sxm, nvidiaB200Sxm, nvidiaGb200, amdMi300x] as const;
