import type { StepParts } from '../compute/index.ts';
import type { RequestRouter } from '../request-routing/index.ts';
import { keepsPlaces } from '../scheduling/index.ts';
import type { ServingSystem } from '../serving/index.ts';
import { type DecodeLoad, type DecodeState, decodeFixedPoint, largestBatch } from './decode-batch.ts';
import type { PoolState } from './pool-figures.ts';
import { type PrefillResult, replayPrefill } from './prefill-queue.ts';
import { estimateStaticBatches } from './static-batches.ts';
import type { WorkloadSample } from './workload-sample.ts';

/** Rounds in which the batch of a mixed replica and its queue settle, and how much of the sample all but the last replay. */
const mixedRounds = 4;
const roughRequests = 1500;

/** Shares of the requests that enter at, decode in, and touch each pool. */
export function poolFractions({ input, stepModels }: ServingSystem, router: RequestRouter, meanInputTokens: number) {
  const parts: StepParts = { gemm: 0, attention: 0, expertWeights: 0, collectives: 0, imbalance: 0, bubble: 0, host: 0 };
  // One queue sends each replica as much as it can do; turns send each as much as any other.
  const weight = input.pools.map((pool, p) => {
    if (!router.sharesOneQueue) return pool.replicas.length;
    const tokens = Math.max(1, Math.round(meanInputTokens));
    const model = stepModels[p][0];
    model.sharedParts(tokens, tokens, 1, 1, parts);
    const seconds = parts.gemm + parts.expertWeights + parts.collectives + parts.host + model.prefillAttentionSeconds(tokens, 0);
    return (pool.replicas.length * model.dataParallelCount) / seconds;
  });
  const sumOver = (isIn: (role: string) => boolean, of: readonly number[]) =>
    input.pools.reduce((sum, { role }, p) => sum + (isIn(role) ? of[p] : 0), 0);
  const entryTotal = sumOver((role) => role !== 'decode', weight);
  const entry = input.pools.map(({ role }, p) => (role === 'decode' ? 0 : weight[p] / entryTotal));
  const prefillFraction = sumOver((role) => role === 'prefill', entry);
  const replicaCounts = input.pools.map((pool) => pool.replicas.length);
  const decodeTotal = sumOver((role) => role === 'decode', replicaCounts);
  const decode = input.pools.map(({ role }, p) => {
    if (role === 'mixed') return entry[p];
    return role === 'decode' && decodeTotal > 0 ? (prefillFraction * replicaCounts[p]) / decodeTotal : 0;
  });
  return { entry, decode, all: input.pools.map((_, p) => Math.max(entry[p], decode[p])) };
}

function decodePayloads(system: ServingSystem, p: number, decode: DecodeState, stepsPerSecond: number): number[] {
  const model = system.stepModels[p][0];
  const perRank = Math.max(1, decode.seenBatch / model.dataParallelCount);
  return model.collectives.map(
    ({ callsPerStep, payloadBytes }) => stepsPerSecond * callsPerStep * payloadBytes(Math.round(perRank), Math.round(decode.seenBatch)),
  );
}

/** @param ratePerSecond requests for all replicas of the pool together */
export function estimatePool(
  system: ServingSystem,
  p: number,
  sample: WorkloadSample,
  load: DecodeLoad,
  ratePerSecond: number,
  router: RequestRouter,
  shareFraction: number,
): PoolState {
  const pool = system.input.pools[p];
  const model = system.stepModels[p][0];
  const replicaCount = pool.replicas.length;
  const perReplica = ratePerSecond / replicaCount;
  const ranks = model.dataParallelCount;
  // Beside the tokens of a sequence: half a page, and its windows and states.
  const pageSlack = pool.kvPageTokensCount / 2 + model.kvOverheadTokens(load.contextTokens);
  const capacityTokens = ranks * Math.max(1, model.kvCapacityTokens);
  const station = { replicaCount, model, scheduler: pool.scheduler, router, ratePerSecond, shareFraction };

  if (pool.role === 'prefill') {
    const prefill = replayPrefill({ ...station, decoding: null }, sample);
    return {
      prefill,
      decode: null,
      tokenSeconds: 0,
      promptPartsPerToken: null,
      utilization: prefill.busyFraction,
      busyFraction: prefill.busyFraction,
      meanBatch: prefill.promptsPerStep,
      kvOccupancyFraction: (perReplica * (prefill.heldTokenSeconds + prefill.serviceSeconds * pageSlack)) / capacityTokens,
      payloadBytesPerSecond: prefill.payloadBytesPerSecond,
    };
  }

  if (keepsPlaces(pool.scheduler)) return estimateStaticBatches(station, sample, capacityTokens);

  const limit = largestBatch(model, load, pool.scheduler.maxBatchCount, pool.kvPageTokensCount);
  const sharing = router.sharesOneQueue ? replicaCount : 1;
  const solve = (stretch: number) => decodeFixedPoint(model, load, perReplica, limit, shareFraction, sharing, () => stretch);
  let decode = solve(1);
  const held = (state: DecodeState) => (state.meanBatch * (load.contextTokens + pageSlack)) / capacityTokens;
  if (pool.role === 'decode') {
    return {
      prefill: null,
      decode,
      tokenSeconds: decode.step.seconds,
      promptPartsPerToken: null,
      utilization: decode.utilization,
      busyFraction: decode.busyFraction,
      meanBatch: decode.seenBatch,
      kvOccupancyFraction: held(decode),
      payloadBytesPerSecond: decodePayloads(system, p, decode, decode.busyFraction / decode.step.seconds),
    };
  }

  let prefill: PrefillResult | null = null;
  let tokenSeconds = decode.step.seconds;
  for (let round = 0; round < mixedRounds; round += 1) {
    prefill = replayPrefill(
      {
        ...station,
        decoding: { tokenSeconds, stepSeconds: decode.step.seconds, contextTokens: load.contextTokens },
      },
      sample,
      round < mixedRounds - 1 ? roughRequests : sample.count,
    );
    // Of each second, so much is left for steps without prompts; a sequence gets a token from every step of either kind.
    const left = Math.max(0, 1 - prefill.busyFraction);
    const stepsPerSecond = prefill.stepsPerSecond + left / decode.step.seconds;
    tokenSeconds = 1 / stepsPerSecond;
    decode = solve(tokenSeconds / decode.step.seconds);
  }
  const { stepsPerSecond: promptSteps, parts, serviceSeconds, heldTokenSeconds, busyFraction } = prefill as PrefillResult;
  const plainSteps = (Math.max(0, 1 - busyFraction) * decode.busyFraction) / decode.step.seconds;
  const added = tokenSeconds - decode.step.seconds;
  const share = serviceSeconds > 0 ? added / serviceSeconds : 0;
  const plain = decodePayloads(system, p, decode, plainSteps);
  return {
    prefill,
    decode,
    tokenSeconds,
    promptPartsPerToken: {
      gemm: parts.gemm * share,
      attention: parts.attention * share,
      expertWeights: parts.expertWeights * share,
      collectives: parts.collectives * share,
      imbalance: parts.imbalance * share,
      bubble: parts.bubble * share,
      host: parts.host * share,
    },
    utilization: Math.max(decode.utilization, busyFraction),
    busyFraction: Math.min(1, busyFraction + (1 - busyFraction) * decode.busyFraction),
    meanBatch: decode.seenBatch + promptSteps * serviceSeconds,
    kvOccupancyFraction: held(decode) + (perReplica * (heldTokenSeconds + serviceSeconds * pageSlack)) / capacityTokens,
    payloadBytesPerSecond: plain.map((bytes, c) => bytes + (prefill?.payloadBytesPerSecond[c] ?? 0)),
  };
}
