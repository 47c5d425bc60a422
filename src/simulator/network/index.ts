export type { FlowClass } from './flow-class.ts';
export { FlowNetwork, type FlowNetworkOptions, type FlowOptions } from './flow-network.ts';
export { type KvEndpoint, type KvRoute, kvRoute } from './kv-route.ts';
export { type OracleFile, type OracleRun, runOracle } from './oracle.ts';
export { type Route, Router, type RouterConfig } from './routing/index.ts';
