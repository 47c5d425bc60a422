import { z } from 'zod';
import { kindFamily } from '../../base/kinds.ts';
import { constantLength, constantLengthSchema } from './constant-length.ts';
import { empiricalLength, empiricalLengthSchema } from './empirical-length.ts';
import { lognormalLength, lognormalLengthSchema } from './lognormal-length.ts';
import { paretoLength, paretoLengthSchema } from './pareto-length.ts';
import { uniformLength, uniformLengthSchema } from './uniform-length.ts';

export const lengthKinds = kindFamily('length distribution', [
  constantLength,
  lognormalLength,
  uniformLength,
  paretoLength,
  empiricalLength,
]);
export const lengthSchema = z.discriminatedUnion('kind', [
  constantLengthSchema,
  lognormalLengthSchema,
  uniformLengthSchema,
  paretoLengthSchema,
  empiricalLengthSchema,
]);
/** How many tokens a prompt or an answer has. */
export type LengthConfig = z.infer<typeof lengthSchema>;

/** The `quantile` of a length distribution as a function: sampling is `quantile(uniform)`, the estimate integrates it. */
export function lengthQuantile(config: LengthConfig): (probability: number) => number {
  const member = lengthKinds.get(config.kind);
  return (probability) => (member.quantileTokens as (config: LengthConfig, probability: number) => number)(config, probability);
}

/** Shortest and longest draw. */
export function lengthLimits(config: LengthConfig): { readonly leastTokens: number; readonly mostTokens: number } {
  switch (config.kind) {
    case 'constant':
      return { leastTokens: config.tokensCount, mostTokens: config.tokensCount };
    case 'empirical':
      return { leastTokens: config.samplesTokensCount[0], mostTokens: config.samplesTokensCount[config.samplesTokensCount.length - 1] };
    default:
      return { leastTokens: config.minTokensCount, mostTokens: config.maxTokensCount };
  }
}
