import type { Diagnostic } from '../base/diagnostic.ts';
import { formatBytes, formatCount } from '../base/format.ts';
import { deviceMemory, type ModelSpec, type PoolInput } from '../simulator/index.ts';

/** Whether weights, activations and the KV cache of the longest request fit into the devices of a pool. */
export function memoryChecks(model: ModelSpec, pool: PoolInput, longestRequestTokens: number, poolIndex: number): Diagnostic[] {
  const { memory, kvCapacityTokens, kvOverheadTokens } = deviceMemory({
    model,
    device: pool.device,
    parallelism: pool.parallelism,
    precision: pool.precision,
    memoryUseFraction: pool.memoryUseFraction,
    schedulerTokenBudget: pool.scheduler.tokenBudgetCount,
    maxBatchCount: pool.scheduler.maxBatchCount,
    expertPlacement: pool.expertPlacement,
  });
  const path = ['deployment', 'pools', poolIndex];
  const usableBytes = memory.capacityBytes * pool.memoryUseFraction;
  if (kvCapacityTokens <= 0) {
    return [
      {
        code: 'model-does-not-fit',
        severity: 'error',
        path,
        message: `Pool "${pool.id}" needs ${formatBytes(memory.weightsBytes + memory.reservedBytes)} on each device for ${model.label} (${formatBytes(memory.weightsBytes)} weights, ${formatBytes(memory.reservedBytes)} activations and runtime); ${formatBytes(usableBytes)} of ${formatBytes(memory.capacityBytes)} may be used, so nothing is left for the KV cache.`,
        remedy: 'Raise TP, PP or EP, store the weights in a smaller format, or choose a device with more memory.',
      },
    ];
  }
  const overheadTokens = kvOverheadTokens(longestRequestTokens);
  if (kvCapacityTokens < longestRequestTokens + overheadTokens) {
    return [
      {
        code: 'kv-cache-too-small',
        severity: 'error',
        path,
        message: `The KV cache of a replica of pool "${pool.id}" holds ${formatCount(kvCapacityTokens)} tokens (${formatBytes(memory.kvBytes)} on each device); the longest request of the workload has ${formatCount(longestRequestTokens)}${overheadTokens > 0 ? `, and windows and states as large as ${formatCount(Math.ceil(overheadTokens))} more` : ''}.`,
        remedy: 'Raise TP or PP, store weights or KV in a smaller format, or shorten the requests.',
      },
    ];
  }
  return [];
}
