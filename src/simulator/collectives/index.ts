export type { ExpertExchange } from './algorithm.ts';
export { type CollectiveChoices, fixedAlgorithm } from './choices.ts';
export type { CollectivePlan } from './collective-plan.ts';
export { collectivesSchema } from './config.ts';
export { type CollectiveOperation, collectiveFamilies, type PlanOptions, type PlanResult, planCollective } from './plan.ts';
export type { CollectiveContext, RankGroup } from './rank-groups.ts';
export { type MeasuringMethod, measuredTechnologies, methodOverheadSeconds, technologyTimings } from './timings/index.ts';
