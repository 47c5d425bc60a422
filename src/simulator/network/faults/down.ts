import { z } from 'zod';
import { type FaultKind, faultFields } from './fault-kind.ts';

export const downSchema = z.strictObject({ kind: z.literal('down'), ...faultFields });

/** Nothing passes: a cut cable, a dead NIC or switch. Routes avoid it. */
export const down = {
  kind: 'down',
  label: 'Down',
  rateFraction: () => 0,
} as const satisfies FaultKind<z.output<typeof downSchema>>;
