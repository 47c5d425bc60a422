import { z } from 'zod';
import { kindFamily } from '../../base/kinds.ts';
import { dense, denseSchema } from './dense.ts';
import type { FeedForwardKind } from './feed-forward-kind.ts';
import { mixtureOfExperts, mixtureOfExpertsSchema } from './mixture-of-experts.ts';
import { noFeedForward, noFeedForwardSchema } from './no-feed-forward.ts';

/** One new feed-forward: one file, one line here, one line in the schema. */
export const feedForwardKinds = kindFamily('feed-forward', [dense, mixtureOfExperts, noFeedForward]);

export const feedForwardSchema = z.discriminatedUnion('kind', [denseSchema, mixtureOfExpertsSchema, noFeedForwardSchema]);
export type FeedForwardSpec = z.infer<typeof feedForwardSchema>;

/** The behaviour of a layer's feed-forward. */
export function feedForwardOf(spec: FeedForwardSpec): FeedForwardKind<FeedForwardSpec> {
  // The kind's own schema made the spec: the pair belongs together, which the union of both cannot say.
  return feedForwardKinds.get(spec.kind) as unknown as FeedForwardKind<FeedForwardSpec>;
}

export { type DenseSpec, dense } from './dense.ts';
export { distinctExperts, inclusionProbabilities, randomImbalance } from './distinct-experts.ts';
export {
  type ExpertPlacement,
  expertPlacementSchema,
  placeExperts,
  redundantExpertCount,
  usualExpertPlacement,
} from './expert-placement.ts';
export type { FeedForwardGemm, FeedForwardKind, FeedForwardSharding, RoutedExperts } from './feed-forward-kind.ts';
export { type MixtureOfExpertsSpec, mixtureOfExperts } from './mixture-of-experts.ts';
