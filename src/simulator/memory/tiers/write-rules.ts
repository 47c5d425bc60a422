import { z } from 'zod';
import { kindFamily } from '../../../base/kinds.ts';

/** When KV is written to the first tier. From tier to tier it always moves when it is evicted. */
export interface WriteRule {
  readonly kind: string;
  readonly label: string;
  readonly isWrittenWhenComputed: boolean;
}

const writeBack = { kind: 'write-back', label: 'When it leaves HBM', isWrittenWhenComputed: false } as const satisfies WriteRule;
const writeThrough = { kind: 'write-through', label: 'When it is computed', isWrittenWhenComputed: true } as const satisfies WriteRule;

export const writeRules = kindFamily('write rule', [writeBack, writeThrough]);
export const writeRuleSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('write-back') }).meta({ label: writeBack.label }),
  z.strictObject({ kind: z.literal('write-through') }).meta({ label: writeThrough.label }),
]);
