export { createStepModel, type StepModelArgs } from './create-step-model.ts';
export { type DeviceMemory, type DeviceMemoryArgs, deviceMemory } from './device-memory.ts';
export { type EngineOverhead, engines } from './engines.ts';
export { kernelConstants } from './kernel-constants/index.ts';
export {
  activeParameterCount,
  attentionFlopsPerToken,
  kvBytesOfSequence,
  kvBytesPerToken,
  layerCount,
  linearFlopsPerToken,
  parameterCount,
} from './model-arithmetic.ts';
export { predictedStepSeconds } from './predicted-step.ts';
export {
  type StepCollective,
  type StepCollectiveNeed,
  type StepCollectivePlans,
  type StepCollectiveUse,
  stepCollectiveNeeds,
  stepPayloads,
} from './step-collectives.ts';
export type { StepModel, StepParts } from './step-model.ts';
export { createStepWork, type StepWork, type StepWorkArgs } from './step-work.ts';
