export { type BillLine, type BillOfMaterials, billOfMaterials } from './bill-of-materials.ts';
export { capitalRecoveryFactor, hoursPerYear } from './capital.ts';
export { costByNode, type DrawingCost, type PlaceCost, usdPerHour } from './cost-by-node.ts';
export { type CostedRun, costPools, costSummary, type PoolCostSummary, withCost } from './cost-summary.ts';
export { costByPool, type PoolCost } from './pool-shares.ts';
export { powerAtUtilisation } from './power.ts';
