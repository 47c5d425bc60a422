export { FaultSchedule, withStandingFaults } from './faults/index.ts';
export type { FlowClass } from './flow-class.ts';
export { FlowNetwork, type FlowNetworkOptions, type FlowOptions } from './flow-network.ts';
export { type KvEndpoint, kvRoute, type Unreachable } from './kv-route.ts';
export { LanesDiffer, type LinkLanes, scaleUpLanes, separateLanes } from './link-lanes.ts';
export { type OracleFile, type OracleRun, runOracle } from './oracle.ts';
export { readOracleFile } from './oracle-file.ts';
export { Router, type RouterConfig } from './router.ts';
export { type Route, type RoutingPolicyKind, routingPolicies } from './routing/index.ts';
