import type { Assumption } from '../simulation-input.ts';
import { deviceMemory } from './device-memory.ts';
import { engines } from './engines.ts';
import { kvBytesOfSequence, kvBytesPerToken } from './model-arithmetic.ts';
import { type StepCollectivePlans, stepCollectives } from './step-collectives.ts';
import type { StepModel, StepParts } from './step-model.ts';
import { createStepWork, type LayerWork, type StepWork, type StepWorkArgs } from './step-work.ts';

/** What the time of a step depends on. */
export interface StepModelArgs extends StepWorkArgs {
  /** Share of device memory that the engine may use. */
  readonly memoryUseFraction: number;
  /** Key into `engines`. */
  readonly engine: string;
  /** One plan for each of `stepCollectiveNeeds(model, parallelism)`. */
  readonly plans: StepCollectivePlans;
  /**
   * `two-batch`: a step is cut in two halves, one communicating while the other computes, wherever that is faster although it
   * reads the weights twice. Attention, which would hide more, is left out of what hides.
   */
  readonly overlap?: 'none' | 'two-batch';
}

/**
 * The step-time model of one replica.
 *
 * @param work of an equal replica, made with the same arguments: replicas of a pool then share their tables
 * @throws if a collective that the step needs has no plan, or the engine is not listed: the compiler refuses both before
 * @see docs/models.md
 */
export function createStepModel(args: StepModelArgs, work: StepWork = createStepWork(args)): StepModel {
  const { model, parallelism, precision } = args;
  const { pp, dp } = parallelism;
  const engine = engines.get(args.engine as (typeof engines.members)[number]['kind']);
  const assumptions: Assumption[] = [...work.assumptions];
  if (!engine.isCalibrated) {
    assumptions.push({
      code: 'engine-overhead-assumed',
      message: `The host and request overheads of ${engine.label} were not measured: they are assumed.`,
    });
  }
  const overlapsTwoBatches = args.overlap === 'two-batch';
  const collectives = stepCollectives(model, parallelism, args.plans, work.activationBytesPerElement);
  for (const { plan } of collectives) assumptions.push(...(plan.assumptions ?? []));

  function communicationSeconds(maxRankTokens: number, totalTokens: number, shareFraction: number): number {
    let seconds = 0;
    for (const { plan, callsPerStep, payloadBytes } of collectives) {
      seconds += callsPerStep * plan.seconds(payloadBytes(maxRankTokens, totalTokens), shareFraction);
    }
    return seconds;
  }

  const layers: LayerWork = { gemm: 0, expertWeights: 0, imbalance: 0 };

  /** Sets `layers` to two halves and returns what they leave exposed of communication, if that is faster than the whole. */
  function overlappedSeconds(tokens: number, meanTokens: number, tokensOfAll: number, whole: number, half: number): number | null {
    work.setLayerWork(Math.ceil(tokens / 2), Math.ceil(meanTokens / 2), Math.ceil(tokensOfAll / 2), layers);
    const halfWork = layers.gemm + layers.expertWeights + layers.imbalance;
    if (2 * Math.max(halfWork, half) >= whole) {
      work.setLayerWork(tokens, meanTokens, tokensOfAll, layers);
      return null;
    }
    layers.gemm *= 2;
    layers.expertWeights *= 2;
    layers.imbalance *= 2;
    return 2 * Math.max(0, half - halfWork);
  }

  function sharedParts(maxRankTokens: number, totalTokens: number, sampledCount: number, shareFraction: number, out: StepParts): void {
    const prefillTokens = Math.max(0, maxRankTokens - sampledCount);
    // A pipeline is full when there are as many microbatches as stages; prompts can be cut, single tokens cannot.
    const microbatches = pp === 1 ? 1 : prefillTokens > 0 ? pp : Math.max(1, Math.min(pp, maxRankTokens));
    const busy = microbatches / pp;
    const tokens = Math.ceil(maxRankTokens / microbatches);
    const meanTokens = Math.round(totalTokens / dp / microbatches);
    const tokensOfAll = Math.ceil(totalTokens / microbatches);

    let communication = communicationSeconds(maxRankTokens, totalTokens, shareFraction);
    work.setLayerWork(tokens, meanTokens, tokensOfAll, layers);
    if (overlapsTwoBatches && tokens > 1) {
      const whole = layers.gemm + layers.expertWeights + layers.imbalance + communication;
      const half = communicationSeconds(maxRankTokens / 2, totalTokens / 2, shareFraction);
      communication = overlappedSeconds(tokens, meanTokens, tokensOfAll, whole, half) ?? communication;
    }
    const head = work.headSeconds(Math.ceil(sampledCount / microbatches));
    const attention = prefillTokens > 0 ? work.prefillAttentionStartSeconds : 0;
    const pass = layers.gemm + layers.expertWeights + layers.imbalance + communication + head + attention;

    out.gemm = (layers.gemm + head) * busy;
    out.attention = attention * busy;
    out.expertWeights = layers.expertWeights * busy;
    out.collectives = communication * busy;
    out.imbalance = layers.imbalance * busy;
    // Decode steps follow each other without refilling the pipe; the share that is prefill fills it once.
    out.bubble = pass * (1 - busy) + (pp > 1 ? (pass * (pp - 1) * prefillTokens) / (pp * Math.max(1, maxRankTokens)) : 0);
    out.host = engine.hostSecondsPerStep;
  }

  const { memory, kvCapacityTokens, kvOverheadTokens } = deviceMemory(args);

  return {
    dataParallelCount: dp,
    requestSeconds: engine.requestSeconds,
    kvBytesPerToken: kvBytesPerToken(model, precision.kvStore),
    kvBytes: (contextTokens) => kvBytesOfSequence(model, precision.kvStore, contextTokens),
    kvCapacityTokens,
    kvOverheadTokens,
    memory,
    assumptions,
    sharedParts,
    decodeAttentionSeconds: (batchCount, contextTokens, queryTokens = 1) =>
      work.decodeAttention.seconds(batchCount, contextTokens, queryTokens),
    nextKnotTokens: (contextTokens, batchCount) => work.decodeAttention.nextKnotTokens(batchCount, contextTokens),
    prefillAttentionSeconds: work.prefillAttentionSeconds,
    collectives,
  };
}
