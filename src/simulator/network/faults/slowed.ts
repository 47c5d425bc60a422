import { z } from 'zod';
import { type FaultKind, faultFields } from './fault-kind.ts';

export const slowedSchema = z.strictObject({
  kind: z.literal('slowed'),
  ...faultFields,
  rateFraction: z
    .number()
    .positive()
    .max(1)
    .default(0.5)
    .meta({ label: 'Rate kept', help: 'Share of the drawn rate: 14/18 where four of eighteen lanes are lost.' }),
});

/** A cable that lost lanes or trained down, a device whose links all run slower. Routes stay. */
export const slowed = {
  kind: 'slowed',
  label: 'Slowed',
  rateFraction: ({ rateFraction }: z.output<typeof slowedSchema>) => rateFraction,
} as const satisfies FaultKind<z.output<typeof slowedSchema>>;
