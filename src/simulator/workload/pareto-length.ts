import { z } from 'zod';

export const paretoLengthSchema = z.strictObject({
  kind: z.literal('pareto'),
  tailExponentRatio: z
    .number()
    .positive()
    .max(20)
    .meta({ label: 'Tail exponent', help: 'Smaller is heavier: below 2 the longest answers carry most of the tokens.', unit: '' }),
  minTokensCount: z.int().positive().meta({ label: 'Least', unit: 'tokens' }),
  maxTokensCount: z
    .int()
    .positive()
    .meta({ label: 'Most', help: 'The tail is cut here: usually the limit on new tokens.', unit: 'tokens' }),
});

/** Bounded Pareto: answers of reasoning models, most short, some as long as they may be. P(X > x) ∝ x^−α between the limits. */
export const paretoLength = {
  kind: 'pareto',
  label: 'Pareto (heavy tail)',
  quantileTokens: (config: z.infer<typeof paretoLengthSchema>, probability: number): number => {
    const { tailExponentRatio: alpha, minTokensCount: least } = config;
    const most = Math.max(least, config.maxTokensCount);
    const tokens = least * (1 - probability * (1 - (least / most) ** alpha)) ** (-1 / alpha);
    return Math.min(most, Math.max(least, Math.round(tokens)));
  },
} as const;
