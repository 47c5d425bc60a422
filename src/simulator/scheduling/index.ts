import { z } from 'zod';
import { kindFamily } from '../../base/kinds.ts';
import { chunkedPrefill, chunkedPrefillSchema } from './chunked-prefill.ts';
import { continuousBatching, continuousBatchingSchema } from './continuous-batching.ts';
import { staticBatching, staticBatchingSchema } from './static-batching.ts';
import type { SchedulerKind, StepBuilder } from './step-builder.ts';
import { targetChunkedPrefill, targetChunkedPrefillSchema } from './target-chunked-prefill.ts';

export { chunkedPrefillSchema } from './chunked-prefill.ts';
export { continuousBatchingSchema } from './continuous-batching.ts';
export type { SchedulerKind, StepBuilder } from './step-builder.ts';

export const schedulers = kindFamily('scheduler', [chunkedPrefill, continuousBatching, targetChunkedPrefill, staticBatching]);
export const schedulerSchema = z.discriminatedUnion('kind', [
  chunkedPrefillSchema,
  continuousBatchingSchema,
  targetChunkedPrefillSchema,
  staticBatchingSchema,
]);
export type SchedulerConfig = z.infer<typeof schedulerSchema>;

/** The member of a config's kind. */
function schedulerOf(config: SchedulerConfig): SchedulerKind<SchedulerConfig> {
  // The family pairs each config with the member of its own kind.
  return schedulers.get(config.kind) as SchedulerKind<SchedulerConfig>;
}

/** True if a sequence that ends keeps its place until its whole batch has ended. */
export function keepsPlaces(config: SchedulerConfig): boolean {
  return schedulerOf(config).keepsPlaces === true;
}

/** A scheduler with its parameters bound. */
export function stepFiller(config: SchedulerConfig): (rank: StepBuilder) => void {
  const scheduler = schedulerOf(config);
  return (rank) => scheduler.fillStep(rank, config);
}
