import { epycHost } from './epyc-host.ts';
import { graceHost } from './grace-host.ts';
import { xeonHost } from './xeon-host.ts';

/** Host processors on the shelf, by socket. */
export const hosts = [xeonHost, epycHost, graceHost] as const;
