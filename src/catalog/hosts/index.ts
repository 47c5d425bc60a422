import { epycHost } from './epyc-host.ts';
import { epycVeniceHost } from './epyc-venice-host.ts';
import { graceHost } from './grace-host.ts';
import { kunpengHost } from './kunpeng-host.ts';
import { tpuHost } from './tpu-host.ts';
import { veraHost } from './vera-host.ts';
import { xeon6Host } from './xeon-6-host.ts';
import { xeonHost } from './xeon-host.ts';

/** Host processors on the shelf, by socket. */
export const hosts = [xeonHost, xeon6Host, epycHost, epycVeniceHost, graceHost, veraHost, kunpengHost, tpuHost] as const;
