import { z } from 'zod';

export const constantLengthSchema = z.strictObject({
  kind: z.literal('constant'),
  tokensCount: z.int().positive().meta({ label: 'Tokens', help: 'Every request has this many.', unit: 'tokens' }),
});

/** Every request has the same length. */
export const constantLength = {
  kind: 'constant',
  label: 'Constant',
  quantileTokens: (config: z.infer<typeof constantLengthSchema>, _probability: number): number => config.tokensCount,
} as const;
