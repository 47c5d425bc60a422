import { amdHelios } from './amd-helios.ts';
import { atlas950 } from './atlas-950.ts';
import { catalina } from './catalina.ts';
import { cerebrasCs3 } from './cerebras-cs3.ts';
import { cloudmatrix384 } from './cloudmatrix384.ts';
import { gb200Nvl72 } from './gb200-nvl72.ts';
import { gb300Nvl72 } from './gb300-nvl72.ts';
import { grandTeton } from './grand-teton.ts';
import { groq3Lpx } from './groq3-lpx.ts';
import { hgxA100 } from './hgx-a100.ts';
import { hgxB200 } from './hgx-b200.ts';
import { hgxB300 } from './hgx-b300.ts';
import { hgxH100 } from './hgx-h100.ts';
import { hgxH200 } from './hgx-h200.ts';
import { maia200Tray } from './maia-200-tray.ts';
import { mi300xPlatform } from './mi300x-platform.ts';
import { mi355xPlatform } from './mi355x-platform.ts';
import { mtia400Rack } from './mtia-400-rack.ts';
import { rubinUltraNvl576 } from './rubin-ultra-nvl576.ts';
import { sambarackSn40l } from './sambarack-sn40l.ts';
import { tpuV4Pod } from './tpu-v4-pod.ts';
import { tpuV6ePod } from './tpu-v6e-pod.ts';
import { tpuV7Pod } from './tpu-v7-pod.ts';
import { trn2Ultraserver } from './trn2-ultraserver.ts';
import { trn3Ultraserver } from './trn3-ultraserver.ts';
import { veraRubinCpx } from './vera-rubin-cpx.ts';
import { veraRubinNvl72 } from './vera-rubin-nvl72.ts';

/** Servers, racks and pods on the shelf, with their inside drawn: usual ones first, what-ifs last. */
export const systems = [
  hgxH100,
  hgxH200,
  hgxB200,
  hgxB300,
  mi300xPlatform,
  mi355xPlatform,
  gb200Nvl72,
  gb300Nvl72,
  veraRubinNvl72,
  amdHelios,
  hgxA100,
  trn2Ultraserver,
  trn3Ultraserver,
  tpuV6ePod,
  tpuV4Pod,
  tpuV7Pod,
  cloudmatrix384,
  atlas950,
  groq3Lpx,
  mtia400Rack,
  maia200Tray,
  cerebrasCs3,
  sambarackSn40l,
  grandTeton,
  catalina,
  rubinUltraNvl576,
  veraRubinCpx,
] as const;
