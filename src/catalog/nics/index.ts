import { connectx7 } from './connectx-7.ts';
import { connectx8 } from './connectx-8.ts';

/** Network interface cards on the shelf. */
export const nics = [connectx7, connectx8] as const;
