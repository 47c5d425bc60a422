import { bluefield3 } from './bluefield-3.ts';
import { bluefield4 } from './bluefield-4.ts';
import { cn5000 } from './cn5000.ts';
import { connectx6 } from './connectx-6.ts';
import { connectx7 } from './connectx-7.ts';
import { connectx8 } from './connectx-8.ts';
import { connectx9 } from './connectx-9.ts';
import { efaV4 } from './efa-v4.ts';
import { pollara400 } from './pollara-400.ts';
import { tpuHostNic } from './tpu-host-nic.ts';
import { vulcano800 } from './vulcano-800.ts';

/** Network interface cards on the shelf. */
export const nics = [
  connectx6,
  connectx7,
  connectx8,
  connectx9,
  bluefield3,
  bluefield4,
  pollara400,
  vulcano800,
  cn5000,
  efaV4,
  tpuHostNic,
] as const;
