import { z } from 'zod';

export const uniformLengthSchema = z.strictObject({
  kind: z.literal('uniform'),
  minTokensCount: z.int().positive().meta({ label: 'Smallest', unit: 'tokens' }),
  maxTokensCount: z.int().positive().meta({ label: 'Largest', help: 'At least the smallest.', unit: 'tokens' }),
});
type UniformLength = z.infer<typeof uniformLengthSchema>;

/** Every whole length from the smallest to the largest is as likely as any other: what load generators call a range ratio. */
export const uniformLength = {
  kind: 'uniform',
  label: 'Uniform',
  quantileTokens: ({ minTokensCount, maxTokensCount }: UniformLength, probability: number): number => {
    const span = Math.max(0, maxTokensCount - minTokensCount);
    return minTokensCount + Math.min(span, Math.floor(probability * (span + 1)));
  },
} as const;
