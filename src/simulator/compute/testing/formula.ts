import { layerKinds } from '../../model-spec.ts';
import type { StepModelArgs } from '../create-step-model.ts';
import { createDeviceKernels } from '../device-kernels.ts';
import { createLayerCosts } from '../layer-costs.ts';

/** Decode attention by the kernels' formula, without knots and without a pipeline. */
export function decodeAttentionFormulaSeconds(args: StepModelArgs, batchCount: number, contextTokens: number): number {
  const { model, device, parallelism, precision } = args;
  const kernels = createDeviceKernels(device, precision, model.releasedFormat);
  return layerKinds(model).reduce((sum, run) => {
    const layer = createLayerCosts(run, model.hiddenSize, parallelism, kernels, precision.kvStore);
    return sum + layer.count * layer.decodeAttentionSeconds(batchCount, contextTokens, 1);
  }, 0);
}
