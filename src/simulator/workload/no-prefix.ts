import { z } from 'zod';

export const noPrefixSchema = z.strictObject({ kind: z.literal('none') });

/** Every prompt is its own. */
export const noPrefix = { kind: 'none', label: 'None' } as const;
