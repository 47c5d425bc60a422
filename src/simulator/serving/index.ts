export { buildSystem } from './build-system.ts';
export { assumptionsOf, routeSeconds, type ServeOptions, serve, tokenLimits } from './serve.ts';
export { type KvPlace, kvFlowClass, type ServingSystem } from './serving-system.ts';
