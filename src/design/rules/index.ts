import { kindFamily } from '../../base/kinds.ts';
import { catalogVersion } from './catalog-version.ts';
import { cyclicDefinitions } from './cyclic-definitions.ts';
import { cyclicGroups } from './cyclic-groups.ts';
import { drawing } from './drawing.ts';
import { duplicateIds } from './duplicate-ids.ts';
import { emptyTopology } from './empty-topology.ts';
import { explicitRoutes } from './explicit-routes.ts';
import { faultTargets } from './fault-targets.ts';
import { linkBandwidth } from './link-bandwidth.ts';
import { ownModels } from './own-models.ts';
import { poolAcceleratorsRule } from './pool-accelerators.ts';
import { poolParallelism } from './pool-parallelism.ts';
import { poolParts } from './pool-parts.ts';
import { poolRoles } from './pool-roles.ts';
import type { Rule } from './rule.ts';
import { staticDecode } from './static-decode.ts';
import { unknownDefinition } from './unknown-definition.ts';
import { unknownModel } from './unknown-model.ts';
import { unknownPart } from './unknown-part.ts';

/** Every check of a design: one file each, one line here. The list is shown to the user. */
const rules: readonly Rule[] = [
  unknownPart,
  unknownDefinition,
  unknownModel,
  ownModels,
  duplicateIds,
  cyclicGroups,
  cyclicDefinitions,
  drawing,
  linkBandwidth,
  emptyTopology,
  poolRoles,
  poolAcceleratorsRule,
  poolParallelism,
  poolParts,
  staticDecode,
  faultTargets,
  explicitRoutes,
  catalogVersion,
];

/** The registry of design checks. */
export const ruleFamily = kindFamily('design rule', rules);
export type { Rule, RuleContext } from './rule.ts';
