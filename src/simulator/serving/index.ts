export { buildSystem } from './build-system.ts';
export { assumptionsOf, serve, type ServeOptions, tokenLimits } from './serve.ts';
export { kvFlowClass, type KvPlace, type ServingSystem } from './serving-system.ts';
