import type { StepModel, StepParts } from '../compute/index.ts';
import { type RequestRouterKind, type RouterCursor } from '../request-routing/index.ts';
import { type SchedulerConfig, stepFiller } from '../scheduling/index.ts';
import { QueueRank } from './queue-rank.ts';
import type { WorkloadSample } from './workload-sample.ts';

/** Share of the sample that fills the queue before anything is counted. */
const warmupFraction = 0.1;

/** Replicas that take prompts, all alike. */
export interface PrefillStation {
  readonly replicaCount: number;
  readonly model: StepModel;
  readonly scheduler: SchedulerConfig;
  readonly router: RequestRouterKind;
  /** Requests a second for all replicas together. */
  readonly ratePerSecond: number;
  /** What the collectives get of their uncontended rate. */
  readonly shareFraction: number;
  /** Sequences that decode on each rank all along, and the context that they read: 0 on a prefill replica. */
  readonly decodingCount: number;
  readonly contextTokens: number;
  /** Time of a step without prompts, and how often such a step is under way when a prompt finds no other prompt. */
  readonly decodeStepSeconds: number;
  readonly decodeBusyFraction: number;
}

/** Means over the requests of the sample. */
export interface PrefillResult {
  /** From arrival to the start of the first step. */
  readonly waitSeconds: number;
  /** From there to the end of the last. */
  readonly serviceSeconds: number;
  /** Of `serviceSeconds`; attention is that of the slowest rank. */
  readonly parts: Readonly<StepParts>;
  /** The last step of each prompt. */
  readonly lastStepSeconds: number;
  /** Share of time in steps with prompts. 1 or more: more comes than can be served. */
  readonly busyFraction: number;
  /** Steps with prompts per second and replica, and their mean time. */
  readonly stepsPerSecond: number;
  readonly stepSeconds: number;
  readonly promptsPerStep: number;
  /** Bytes of payload per second and replica of each collective of the step. */
  readonly payloadBytesPerSecond: readonly number[];
}

const partNames = ['gemm', 'attention', 'expertWeights', 'collectives', 'imbalance', 'bubble', 'host'] as const;

interface Server {
  readonly ranks: readonly QueueRank[];
  freeAtSeconds: number;
  /** Sums of all steps so far, in order of `partNames`. */
  readonly sums: Float64Array;
}

/**
 * The queue in front of prefill, by replaying the sample through the pool's own scheduler and router, step by step with the
 * step model: batching, chunking and lock step are those of the simulation. Approximation: KV space suffices, and the number
 * of sequences that decode alongside does not fluctuate.
 */
export function replayPrefill(station: PrefillStation, sample: WorkloadSample, maxRequests = sample.count): PrefillResult {
  const { model, shareFraction, decodingCount, contextTokens } = station;
  const count = Math.min(sample.count, maxRequests);
  const fillStep = stepFiller(station.scheduler);
  const servers = Array.from({ length: station.replicaCount }, (): Server => ({
    ranks: Array.from({ length: model.dataParallelCount }, () => new QueueRank(sample.inputTokens)),
    freeAtSeconds: 0,
    sums: new Float64Array(partNames.length),
  }));
  const parts: StepParts = { gemm: 0, attention: 0, expertWeights: 0, collectives: 0, imbalance: 0, bubble: 0, host: 0 };
  const arrivedAt = new Float64Array(count);
  const startedAt = new Float64Array(count);
  const endedAt = new Float64Array(count);
  const rows = new Float64Array(count * partNames.length);
  const lastStep = new Float64Array(count);
  const payloads = model.collectives.map(() => 0);
  let steps = 0;
  let stepSeconds = 0;
  let promptSteps = 0;
  const decodeAttention = decodingCount > 0 ? model.decodeAttentionSeconds(decodingCount, contextTokens) : 0;

  function runStep(server: Server, atSeconds: number): void {
    let maxRankTokens = 0;
    let totalTokens = 0;
    let sampled = 0;
    let attention = 0;
    for (const rank of server.ranks) {
      rank.decodingCount = decodingCount;
      rank.startStep();
      fillStep(rank);
      rank.endStep();
      const tokens = rank.newTokens + decodingCount;
      totalTokens += tokens;
      maxRankTokens = Math.max(maxRankTokens, tokens);
      sampled = Math.max(sampled, rank.ended.length + decodingCount);
      let own = decodeAttention;
      for (let c = 0; c < rank.scheduledPromptCount; c += 1) own += model.prefillAttentionSeconds(rank.chunkNew[c], rank.chunkCached[c]);
      attention = Math.max(attention, own);
    }
    model.sharedParts(maxRankTokens, totalTokens, sampled, shareFraction, parts);
    parts.attention += attention;
    let seconds = 0;
    for (let part = 0; part < partNames.length; part += 1) seconds += parts[partNames[part]];
    for (const rank of server.ranks) {
      for (const request of rank.begun) {
        startedAt[request] = atSeconds;
        for (let part = 0; part < partNames.length; part += 1) rows[request * partNames.length + part] = -server.sums[part];
      }
      promptSteps += rank.scheduledPromptCount;
    }
    for (let part = 0; part < partNames.length; part += 1) server.sums[part] += parts[partNames[part]];
    for (const rank of server.ranks) {
      for (const request of rank.ended) {
        endedAt[request] = atSeconds + seconds;
        lastStep[request] = seconds;
        for (let part = 0; part < partNames.length; part += 1) rows[request * partNames.length + part] += server.sums[part];
      }
    }
    for (let c = 0; c < payloads.length; c += 1) {
      payloads[c] += model.collectives[c].callsPerStep * model.collectives[c].payloadBytes(maxRankTokens, totalTokens);
    }
    server.freeAtSeconds = atSeconds + seconds;
    steps += 1;
    stepSeconds += seconds;
  }

  /** Runs the steps of a server that begin before an instant. */
  function advance(server: Server, untilSeconds: number): void {
    while (server.freeAtSeconds < untilSeconds && server.ranks.some((rank) => !rank.isEmpty())) runStep(server, server.freeAtSeconds);
  }

  const loads = new Float64Array(servers.length);
  const cursor: RouterCursor = { next: 0 };
  const residualSeconds = 0.5 * station.decodeStepSeconds * station.decodeBusyFraction;
  let now = 0;
  for (let request = 0; request < count; request += 1) {
    now += sample.unitGaps[request] / station.ratePerSecond;
    for (let s = 0; s < servers.length; s += 1) {
      advance(servers[s], now);
      let tokens = 0;
      // Steps are run when they begin: what is under way still counts.
      const isBusy = servers[s].freeAtSeconds > now;
      for (const rank of servers[s].ranks) tokens += rank.loadTokens + (isBusy ? rank.newTokens : 0);
      loads[s] = tokens;
    }
    const server = servers[station.router.choose(loads, cursor)];
    let least = server.ranks[0];
    for (const rank of server.ranks) if (rank.loadTokens < least.loadTokens) least = rank;
    // Alone, a prompt waits only for the end of a decode step.
    if (server.freeAtSeconds < now) server.freeAtSeconds = now + residualSeconds;
    arrivedAt[request] = now;
    least.push(request);
  }
  for (const server of servers) advance(server, Number.POSITIVE_INFINITY);

  const first = Math.floor(count * warmupFraction);
  const measured = count - first;
  let wait = 0;
  let service = 0;
  let last = 0;
  const means = new Float64Array(partNames.length);
  for (let request = first; request < count; request += 1) {
    wait += startedAt[request] - arrivedAt[request];
    service += endedAt[request] - startedAt[request];
    last += lastStep[request];
    for (let part = 0; part < partNames.length; part += 1) means[part] += rows[request * partNames.length + part];
  }
  const spanSeconds = now * station.replicaCount;
  return {
    waitSeconds: wait / measured,
    serviceSeconds: service / measured,
    parts: Object.fromEntries(partNames.map((name, part) => [name, means[part] / measured])) as unknown as StepParts,
    lastStepSeconds: last / measured,
    busyFraction: stepSeconds / spanSeconds,
    stepsPerSecond: steps / spanSeconds,
    stepSeconds: steps > 0 ? stepSeconds / steps : 0,
    promptsPerStep: steps > 0 ? promptSteps / steps : 0,
    payloadBytesPerSecond: payloads.map((bytes) => bytes / spanSeconds),
  };
}
