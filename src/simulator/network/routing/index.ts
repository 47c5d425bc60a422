import { z } from 'zod';
import { invariant } from '../../../base/assert.ts';
import { kindFamily } from '../../../base/kinds.ts';
import { adaptive, adaptiveSchema } from './adaptive.ts';
import { dimensionOrder, dimensionOrderSchema } from './dimension-order.ts';
import { dragonflyMinimal, dragonflyMinimalSchema } from './dragonfly-minimal.ts';
import { ecmp, ecmpSchema } from './ecmp.ts';
import type { PolicyParameters } from './policy-parameters.ts';
import { railOptimised, railOptimisedSchema } from './rail-optimised.ts';
import type { RoutingPolicy } from './route.ts';
import { shortestPath, shortestPathSchema } from './shortest-path.ts';
import { spray, spraySchema } from './spray.ts';
import { ugal, ugalSchema } from './ugal.ts';
import { valiant, valiantSchema } from './valiant.ts';

/** Ways to choose among the paths of a pair. */
export const routingPolicies = kindFamily('routing policy', [
  shortestPath,
  ecmp,
  spray,
  adaptive,
  railOptimised,
  dimensionOrder,
  dragonflyMinimal,
  valiant,
  ugal,
]);
export type RoutingPolicyKind = (typeof routingPolicies.members)[number]['kind'];

/** How flows between servers find their way, as the design file holds it. */
export const routingPolicySchema = z.discriminatedUnion('kind', [
  ecmpSchema,
  spraySchema,
  adaptiveSchema,
  shortestPathSchema,
  railOptimisedSchema,
  dimensionOrderSchema,
  dragonflyMinimalSchema,
  valiantSchema,
  ugalSchema,
]);
export type RoutingConfig = z.output<typeof routingPolicySchema>;

/** The ways that make sense inside a scale-up domain. */
export const scaleUpPolicySchema = z.discriminatedUnion('kind', [spraySchema, ecmpSchema, shortestPathSchema]);

/** The member of the family that a config names. */
export function routingPolicyOf({ kind }: PolicyParameters): RoutingPolicy {
  const policy = routingPolicies.find(kind);
  invariant(policy, `"${kind}" is a routing policy`);
  return policy;
}

export type { Route } from './route.ts';
