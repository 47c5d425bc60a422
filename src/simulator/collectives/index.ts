export { allReduceAlgorithms } from './all-reduce/index.ts';
export { allToAllAlgorithms } from './all-to-all/index.ts';
export { betweenNodesFraction } from './all-to-all/rail-forwarded.ts';
export type { CollectivePlan } from './collective-plan.ts';
export { type MeasuringMethod, methodOverheadSeconds, technologyTimings } from './constants.ts';
export {
  type PlanOptions,
  type PlanResult,
  planAllGather,
  planAllReduce,
  planAllToAll,
  planCollective,
  planPointToPoint,
  planReduceScatter,
} from './plan.ts';
export type { CollectiveContext, RankGroup } from './rank-groups.ts';
