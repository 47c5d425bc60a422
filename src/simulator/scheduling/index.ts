import { z } from 'zod';
import { kindFamily } from '../../base/kinds.ts';
import { chunkedPrefill, chunkedPrefillSchema } from './chunked-prefill.ts';
import { continuousBatching, continuousBatchingSchema } from './continuous-batching.ts';
import type { SchedulerKind, StepBuilder } from './step-builder.ts';

export { chunkedPrefillSchema } from './chunked-prefill.ts';
export { continuousBatchingSchema } from './continuous-batching.ts';
export type { SchedulerKind, StepBuilder } from './step-builder.ts';

export const schedulers = kindFamily('scheduler', [chunkedPrefill, continuousBatching]);
export const schedulerSchema = z.discriminatedUnion('kind', [chunkedPrefillSchema, continuousBatchingSchema]);
export type SchedulerConfig = z.infer<typeof schedulerSchema>;

/** A scheduler with its parameters bound. */
export function stepFiller(config: SchedulerConfig): (rank: StepBuilder) => void {
  // The family pairs each config with the member of its own kind.
  const scheduler = schedulers.get(config.kind) as SchedulerKind<SchedulerConfig>;
  return (rank) => scheduler.fillStep(rank, config);
}
