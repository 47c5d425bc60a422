import { z } from 'zod';
import { evictionSchema } from '../eviction/index.ts';
import { fetchRuleSchema } from './fetch-rules.ts';
import { loadRuleSchema } from './load-rules.ts';
import { writeRuleSchema } from './write-rules.ts';

/** One tier, beside the drawn devices that make it up. */
export const tierOptionsSchema = z.strictObject({
  capacityFraction: z
    .number()
    .positive()
    .max(1)
    .default(0.8)
    .meta({ label: 'Share for KV', help: 'Of the capacity of its devices; the rest is for the system and files.', unit: '' }),
  pageBytes: z
    .int()
    .positive()
    .default(4096)
    .meta({ label: 'Page', help: 'Least that is read or written at once; each layer of a block takes whole pages.', unit: 'B' }),
  eviction: evictionSchema.default({ kind: 'lru' }).meta({ label: 'Eviction', help: 'Which block moves on, or is dropped, first.' }),
});
export type TierOptions = z.infer<typeof tierOptionsSchema>;

/** How prompts use the tiers. */
export const tierPolicySchema = z.strictObject({
  fetch: fetchRuleSchema
    .default({ kind: 'cheaper' })
    .meta({ label: 'Fetch', help: 'Whether KV found in a tier is fetched or computed again.' }),
  load: loadRuleSchema.default({ kind: 'layerwise' }).meta({ label: 'Prefill starts', help: 'How much of the KV must be there first.' }),
  write: writeRuleSchema.default({ kind: 'write-back' }).meta({ label: 'Write', help: 'When KV goes to the first tier.' }),
  isPrefetched: z.boolean().default(true).meta({ label: 'Prefetch while queued', help: 'Fetch on arrival, not at the head of the line.' }),
});
export type TierPolicy = z.infer<typeof tierPolicySchema>;

/** Of a design that does not say. */
export const usualTierPolicy: TierPolicy = {
  fetch: { kind: 'cheaper' },
  load: { kind: 'layerwise' },
  write: { kind: 'write-back' },
  isPrefetched: true,
};
