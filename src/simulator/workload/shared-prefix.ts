import { z } from 'zod';
import type { RandomStream } from '../../base/rng.ts';

export const sharedPrefixSchema = z.strictObject({
  kind: z.literal('shared'),
  tokensCount: z
    .int()
    .positive()
    .meta({ label: 'Length', help: 'Tokens of each shared prefix; they are part of the input.', unit: 'tokens' }),
  prefixCount: z.int().positive().default(1).meta({ label: 'Prefixes', help: 'Different prefixes in use.', unit: '' }),
  popularityExponentRatio: z
    .number()
    .nonnegative()
    .default(1)
    .meta({ label: 'Popularity', help: 'Zipf: prefix k is chosen in proportion to 1 / k^s. 0: all alike.', unit: '' }),
});
type SharedPrefix = z.infer<typeof sharedPrefixSchema>;

/** A prompt begins with one of a few system prompts, chosen by a Zipf law; what follows is its own. */
export const sharedPrefix = {
  kind: 'shared',
  label: 'Shared system prompts',
  /** Draws the number of a prefix, 0 to prefixCount − 1. */
  chooser(config: SharedPrefix): (stream: RandomStream) => number {
    const upTo = new Float64Array(config.prefixCount);
    let total = 0;
    for (let k = 0; k < config.prefixCount; k += 1) {
      total += (k + 1) ** -config.popularityExponentRatio;
      upTo[k] = total;
    }
    return (stream) => {
      const at = stream() * total;
      let low = 0;
      let high = config.prefixCount - 1;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (upTo[middle] > at) high = middle;
        else low = middle + 1;
      }
      return low;
    };
  },
} as const;
