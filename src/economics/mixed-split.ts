import type { PoolSummary, Summary } from '../results/index.ts';
import {
  type CollectivePlan,
  createStepModel,
  type ModelSpec,
  type PoolInput,
  type StepParts,
  stepCollectiveNeeds,
} from '../simulator/index.ts';

/** Stands where a plan is needed and its time is not counted. */
const silentPlan: CollectivePlan = {
  algorithm: 'none',
  trafficClass: 'other',
  flowClass: { links: new Int32Array(0), memberCounts: new Float64Array(0), memberTotal: 1, latencySeconds: 0 },
  linkBytesPerPayloadByte: new Float64Array(0),
  seconds: () => 0,
};

function deviceSeconds(parts: StepParts): number {
  return parts.gemm + parts.attention + parts.expertWeights + parts.imbalance + parts.bubble;
}

/**
 * Share of a mixed pool's cost that belongs to input tokens: by the device time that the run's input and output tokens
 * would take in steps of their own (a full prompt step; a decode step at the run's mean batch), from the same step model.
 * Approximation: collectives and host time, which both kinds share alike, are left out.
 *
 * @returns a share from 0 to 1; null when the run made no tokens
 */
export function inputShareOfMixedPool(
  model: ModelSpec,
  pool: PoolInput,
  poolSummary: PoolSummary,
  throughput: Summary['throughput'],
): number | null {
  const { inputTokensPerSecond, outputTokensPerSecond, requestsPerSecond } = throughput;
  if (requestsPerSecond <= 0 || inputTokensPerSecond + outputTokensPerSecond <= 0) return null;
  const { tokenBudgetCount, maxBatchCount } = pool.scheduler;
  const steps = createStepModel({
    model,
    device: pool.device,
    parallelism: pool.parallelism,
    precision: pool.precision,
    memoryUseFraction: pool.memoryUseFraction,
    engine: pool.engine,
    plans: Object.fromEntries(stepCollectiveNeeds(model, pool.parallelism).map(({ use }) => [use, silentPlan])),
    schedulerTokenBudget: tokenBudgetCount,
    maxBatchCount,
  });
  const { dp } = pool.parallelism;
  const parts: StepParts = { gemm: 0, attention: 0, expertWeights: 0, collectives: 0, imbalance: 0, bubble: 0, host: 0 };

  const promptTokens = Math.max(1, Math.round(inputTokensPerSecond / requestsPerSecond));
  const promptsPerStep = tokenBudgetCount / promptTokens;
  steps.sharedParts(tokenBudgetCount, tokenBudgetCount * dp, Math.min(maxBatchCount, Math.ceil(promptsPerStep)), 1, parts);
  const inputTokenSeconds =
    (deviceSeconds(parts) + promptsPerStep * steps.prefillAttentionSeconds(promptTokens, 0)) / (tokenBudgetCount * dp);

  const batchPerRank = Math.min(maxBatchCount, Math.max(1, Math.round(poolSummary.meanBatch / dp)));
  const contextTokens = batchPerRank * (promptTokens + outputTokensPerSecond / requestsPerSecond / 2);
  steps.sharedParts(batchPerRank, batchPerRank * dp, batchPerRank, 1, parts);
  const outputTokenSeconds = (deviceSeconds(parts) + steps.decodeAttentionSeconds(batchPerRank, contextTokens)) / (batchPerRank * dp);

  const input = inputTokensPerSecond * inputTokenSeconds;
  return input / (input + outputTokensPerSecond * outputTokenSeconds);
}
