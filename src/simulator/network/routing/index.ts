import { kindFamily } from '../../../base/kinds.ts';
import { ecmp } from './ecmp.ts';
import { shortestPath } from './shortest-path.ts';
import { spray } from './spray.ts';

/** Ways to choose among the shortest paths of a pair. */
export const routingPolicies = kindFamily('routing policy', [shortestPath, ecmp, spray]);
export type RoutingPolicyKind = (typeof routingPolicies.members)[number]['kind'];

export type { Route } from './route.ts';
