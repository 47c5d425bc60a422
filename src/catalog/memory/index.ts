import { cxl2Expander } from './cxl2-expander.ts';
import { ddr5Host } from './ddr5-host.ts';
import { hbm3Stack } from './hbm3-stack.ts';
import { hbm3eStack } from './hbm3e-stack.ts';
import { lpddr5xGrace } from './lpddr5x-grace.ts';
import { nvmeGen5 } from './nvme-gen5.ts';

/** Memory tiers and drives on the shelf. */
export const memories = [hbm3Stack, hbm3eStack, ddr5Host, lpddr5xGrace, cxl2Expander, nvmeGen5] as const;
