import { cxlPool } from './cxl-pool.ts';
import { cxl2Expander } from './cxl2-expander.ts';
import { ddr5Host } from './ddr5-host.ts';
import { ddr5Sn40l } from './ddr5-sn40l.ts';
import { gddr6 } from './gddr6.ts';
import { gddr6x } from './gddr6x.ts';
import { gddr7 } from './gddr7.ts';
import { hbfGen1 } from './hbf-gen1.ts';
import { hbm2Stack } from './hbm2-stack.ts';
import { hbm2eStack } from './hbm2e-stack.ts';
import { hbm3Stack } from './hbm3-stack.ts';
import { hbm3eStack } from './hbm3e-stack.ts';
import { hbm4Shipping } from './hbm4-shipping.ts';
import { hbm4Stack } from './hbm4-stack.ts';
import { lpddr5xGrace } from './lpddr5x-grace.ts';
import { lpddr5xPackage } from './lpddr5x-package.ts';
import { lpddr5xVera } from './lpddr5x-vera.ts';
import { mooncakeDramStore } from './mooncake-dram-store.ts';
import { mooncakeEfaHbm } from './mooncake-efa-hbm.ts';
import { mrdimm8800 } from './mrdimm-8800.ts';
import { nvidiaCmx } from './nvidia-cmx.ts';
import { nvmeGen4 } from './nvme-gen4.ts';
import { nvmeGen5 } from './nvme-gen5.ts';
import { nvmeGen69650 } from './nvme-gen6-9650.ts';
import { nvmeQlc6600 } from './nvme-qlc-6600.ts';
import { objectStore } from './object-store.ts';
import { parallelFileSystem } from './parallel-file-system.ts';
import { sramCorsair } from './sram-corsair.ts';
import { sramGpuL2 } from './sram-gpu-l2.ts';
import { sramGpuSmem } from './sram-gpu-smem.ts';
import { sramGroq1 } from './sram-groq1.ts';
import { sramLpu } from './sram-lpu.ts';
import { sramWse3 } from './sram-wse3.ts';
import { wekaMemoryGrid } from './weka-memory-grid.ts';

/** Memory tiers and drives on the shelf, the fastest first. */
export const memories = [
  hbm2Stack,
  hbm2eStack,
  hbm3Stack,
  hbm3eStack,
  hbm4Stack,
  hbm4Shipping,
  gddr6,
  gddr6x,
  gddr7,
  sramGpuSmem,
  sramGpuL2,
  sramGroq1,
  sramLpu,
  sramWse3,
  sramCorsair,
  lpddr5xGrace,
  lpddr5xVera,
  lpddr5xPackage,
  ddr5Host,
  mrdimm8800,
  ddr5Sn40l,
  cxl2Expander,
  cxlPool,
  hbfGen1,
  nvmeGen4,
  nvmeGen5,
  nvmeGen69650,
  nvmeQlc6600,
  mooncakeDramStore,
  mooncakeEfaHbm,
  wekaMemoryGrid,
  nvidiaCmx,
  parallelFileSystem,
  objectStore,
] as const;
