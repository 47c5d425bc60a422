import { z } from 'zod';
import { kindFamily } from '../../../base/kinds.ts';

/** Whether KV that lies in a tier is fetched, or computed again. */
export interface FetchRule {
  readonly kind: string;
  readonly label: string;
  /** @param recomputeSeconds that the fetch would save of the prompt's prefill */
  isFetched(fetchSeconds: number, recomputeSeconds: number): boolean;
}

/** Where the fetch alone on its links is faster than the prefill that it saves (inference-science §3.5). */
const cheaper = {
  kind: 'cheaper',
  label: 'Where it is faster than computing',
  isFetched: (fetchSeconds, recomputeSeconds) => fetchSeconds < recomputeSeconds,
} as const satisfies FetchRule;

const always = { kind: 'always', label: 'Always', isFetched: () => true } as const satisfies FetchRule;

const never = { kind: 'never', label: 'Never: tiers are only written', isFetched: () => false } as const satisfies FetchRule;

export const fetchRules = kindFamily('fetch rule', [cheaper, always, never]);
export const fetchRuleSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cheaper') }).meta({ label: cheaper.label }),
  z.strictObject({ kind: z.literal('always') }).meta({ label: always.label }),
  z.strictObject({ kind: z.literal('never') }).meta({ label: never.label }),
]);
