import { amdMi250x } from './amd-mi250x.ts';
import { amdMi300x } from './amd-mi300x.ts';
import { amdMi325x } from './amd-mi325x.ts';
import { amdMi355x } from './amd-mi355x.ts';
import { amdMi455x } from './amd-mi455x.ts';
import { awsInferentia2 } from './aws-inferentia2.ts';
import { awsTrainium2 } from './aws-trainium2.ts';
import { awsTrainium3 } from './aws-trainium3.ts';
import { cerebrasWse3 } from './cerebras-wse3.ts';
import { dmatrixCorsair } from './dmatrix-corsair.ts';
import { etchedSohu } from './etched-sohu.ts';
import { googleTpuV4 } from './google-tpu-v4.ts';
import { googleTpuV5e } from './google-tpu-v5e.ts';
import { googleTpuV5p } from './google-tpu-v5p.ts';
import { googleTpuV6e } from './google-tpu-v6e.ts';
import { googleTpuV7 } from './google-tpu-v7.ts';
import { groqLpuV1 } from './groq-lpu-v1.ts';
import { huaweiAscend910b } from './huawei-ascend-910b.ts';
import { huaweiAscend910c } from './huawei-ascend-910c.ts';
import { huaweiAscend950dt } from './huawei-ascend-950dt.ts';
import { intelCrescentIsland } from './intel-crescent-island.ts';
import { intelGaudi3 } from './intel-gaudi3.ts';
import { metaMtia300 } from './meta-mtia-300.ts';
import { metaMtia400 } from './meta-mtia-400.ts';
import { metaMtia450 } from './meta-mtia-450.ts';
import { metaMtia500 } from './meta-mtia-500.ts';
import { microsoftMaia100 } from './microsoft-maia-100.ts';
import { microsoftMaia200 } from './microsoft-maia-200.ts';
import { nvidiaA10040Sxm } from './nvidia-a100-40-sxm.ts';
import { nvidiaA10080Sxm } from './nvidia-a100-80-sxm.ts';
import { nvidiaB200Sxm } from './nvidia-b200-sxm.ts';
import { nvidiaB300Sxm } from './nvidia-b300-sxm.ts';
import { nvidiaGb200 } from './nvidia-gb200.ts';
import { nvidiaGb300 } from './nvidia-gb300.ts';
import { nvidiaGroq3Lpu } from './nvidia-groq3-lpu.ts';
import { nvidiaH20 } from './nvidia-h20.ts';
import { nvidiaH100Pcie } from './nvidia-h100-pcie.ts';
import { nvidiaH100Sxm } from './nvidia-h100-sxm.ts';
import { nvidiaH200Sxm } from './nvidia-h200-sxm.ts';
import { nvidiaH800 } from './nvidia-h800.ts';
import { nvidiaL40s } from './nvidia-l40s.ts';
import { nvidiaRtx4090 } from './nvidia-rtx-4090.ts';
import { nvidiaRtxPro6000Server } from './nvidia-rtx-pro-6000-server.ts';
import { nvidiaRubin } from './nvidia-rubin.ts';
import { nvidiaRubinCpx } from './nvidia-rubin-cpx.ts';
import { nvidiaRubinUltra } from './nvidia-rubin-ultra.ts';
import { sambanovaSn40l } from './sambanova-sn40l.ts';
import { sambanovaSn50 } from './sambanova-sn50.ts';
import { tenstorrentBlackholeP150 } from './tenstorrent-blackhole-p150.ts';

/** Accelerators on the shelf, by vendor and generation. */
export const accelerators = [
  nvidiaA10040Sxm,
  nvidiaA10080Sxm,
  nvidiaH100Sxm,
  nvidiaH100Pcie,
  nvidiaH200Sxm,
  nvidiaH20,
  nvidiaH800,
  nvidiaL40s,
  nvidiaRtx4090,
  nvidiaRtxPro6000Server,
  nvidiaB200Sxm,
  nvidiaGb200,
  nvidiaB300Sxm,
  nvidiaGb300,
  nvidiaRubin,
  nvidiaRubinCpx,
  nvidiaRubinUltra,
  nvidiaGroq3Lpu,
  groqLpuV1,
  amdMi250x,
  amdMi300x,
  amdMi325x,
  amdMi355x,
  amdMi455x,
  googleTpuV4,
  googleTpuV5e,
  googleTpuV5p,
  googleTpuV6e,
  googleTpuV7,
  awsInferentia2,
  awsTrainium2,
  awsTrainium3,
  microsoftMaia100,
  microsoftMaia200,
  metaMtia300,
  metaMtia400,
  metaMtia450,
  metaMtia500,
  intelGaudi3,
  intelCrescentIsland,
  huaweiAscend910b,
  huaweiAscend910c,
  huaweiAscend950dt,
  cerebrasWse3,
  sambanovaSn40l,
  sambanovaSn50,
  dmatrixCorsair,
  tenstorrentBlackholeP150,
  etchedSohu,
] as const;
