import { gb200Nvl72 } from './gb200-nvl72.ts';
import { hgxB200 } from './hgx-b200.ts';
import { hgxH100 } from './hgx-h100.ts';
import { hgxH200 } from './hgx-h200.ts';
import { mi300xPlatform } from './mi300x-platform.ts';

/** Servers and racks on the shelf, with their inside drawn. */
export const systems = [hgxH100, hgxH200, hgxB200, mi300xPlatform, gb200Nvl72] as const;
