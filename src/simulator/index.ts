export { type AttentionSpec, attentionOf, attentionSchema } from './attention/index.ts';
export {
  type CollectiveChoices,
  type CollectivePlan,
  collectivesSchema,
  methodOverheadSeconds as collectiveMethodOverheadSeconds,
  planCollective,
} from './collectives/index.ts';
export {
  activeParameterCount,
  attentionFlopsPerToken,
  createStepModel,
  type DeviceMemory,
  type DeviceMemoryArgs,
  deviceMemory,
  engines,
  kvBytesOfSequence,
  kvBytesPerToken,
  layerCount,
  linearFlopsPerToken,
  parameterCount,
  stepCollectiveNeeds,
} from './compute/index.ts';
export type { StepModel, StepParts } from './compute/step-model.ts';
export { estimate } from './estimate.ts';
export {
  type ExpertPlacement,
  expertPlacementSchema,
  type FeedForwardSpec,
  feedForwardOf,
  feedForwardSchema,
  usualExpertPlacement,
} from './feed-forward/index.ts';
export { type KvTransferConfig, kvTransferSchema } from './kv-transfer/index.ts';
export {
  type EvictionConfig,
  evictionSchema,
  type PrefixCacheConfig,
  prefixCacheSchema,
  type TierOptions,
  type TierPolicy,
  tierOptionsSchema,
  tierPolicySchema,
  usualPrefixCache,
  usualTierPolicy,
} from './memory/index.ts';
export { type LayerKind, type LayerRun, layerKinds, layerProblems, type ModelSpec, modelBodySchema } from './model-spec.ts';
export { faultKinds, faultRateFraction, faultSchema, standingRateFractions } from './network/faults/index.ts';
export type { FlowClass } from './network/flow-class.ts';
export { type OracleFile, type OracleRun, Router, type RoutingConfig, readOracleFile, routingSchema, runOracle } from './network/index.ts';
export { type NumberFormat, numberFormatSchema, numberFormats, weightBytesPerElement } from './number-format.ts';
export { type RequestRouterConfig, requestRouterSchema } from './request-routing/index.ts';
export { type SchedulerConfig, schedulerSchema } from './scheduling/index.ts';
export { SimulationCancelled, type SimulationHooks, simulate } from './simulate.ts';
export type {
  Assumption,
  DeviceInput,
  ExplicitRouteInput,
  FaultInput,
  NetworkGraph,
  NetworkRegions,
  NodeKind,
  ParallelismInput,
  PoolInput,
  PoolRole,
  PrecisionInput,
  ReplicaInput,
  RoutingInput,
  SimulationInput,
  TargetsInput,
  TierDeviceInput,
  TierInput,
  WorkloadInput,
} from './simulation-input.ts';
export {
  type ArrivalsConfig,
  arrivalsSchema,
  firstRequests,
  generateRequests,
  type LengthConfig,
  lengthLimits,
  lengthSchema,
  meanRatePerSecond,
  mostTraceRequests,
  type ParsedTrace,
  type PrefixConfig,
  parseTrace,
  prefixKinds,
  prefixSchema,
  type RequestBlocks,
  type RequestClassConfig,
  type RequestTrace,
  requestClassSchema,
  scaleTrace,
  TraceParser,
} from './workload/index.ts';
