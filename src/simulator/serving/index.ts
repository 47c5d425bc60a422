export { buildSystem } from './build-system.ts';
export { serve, type ServeOptions } from './serve.ts';
export { kvFlowClass, type KvPlace, type ServingSystem } from './serving-system.ts';
