import type { StepModel, StepParts } from '../compute/index.ts';
import { type RequestRouter, routerCursor, tabledCandidates } from '../request-routing/index.ts';
import { type SchedulerConfig, stepFiller } from '../scheduling/index.ts';
import { LeavingHeap } from './leaving-heap.ts';
import { QueueRank } from './queue-rank.ts';
import type { WorkloadSample } from './workload-sample.ts';

/** Share of the sample that fills the queue before anything is counted. */
const warmupFraction = 0.1;

/** Replicas that take prompts, all alike. */
export interface PrefillStation {
  readonly replicaCount: number;
  readonly model: StepModel;
  readonly scheduler: SchedulerConfig;
  readonly router: RequestRouter;
  /** Requests a second for all replicas together. */
  readonly ratePerSecond: number;
  /** What the collectives get of their uncontended rate. */
  readonly shareFraction: number;
  /** What goes on decoding on the same replica after its prompt; null on a prefill replica. */
  readonly decoding: {
    /** Between two tokens of a sequence. */
    readonly tokenSeconds: number;
    /** Of a step without prompts. */
    readonly stepSeconds: number;
    /** Context that one sequence reads, on average. */
    readonly contextTokens: number;
  } | null;
}

/** Means over the requests of the sample. */
export interface PrefillResult {
  /** From arrival to the start of the first step. */
  readonly waitSeconds: number;
  /** From there to the end of the last. */
  readonly serviceSeconds: number;
  /** Of `serviceSeconds`; attention is that of the slowest rank. */
  readonly parts: Readonly<StepParts>;
  /** Tokens of a prompt times its service: what it holds of the KV pool meanwhile. */
  readonly heldTokenSeconds: number;
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
const partCount = partNames.length;

interface Server {
  readonly ranks: readonly QueueRank[];
  freeAtSeconds: number;
  /** Prompts waiting or under way. */
  promptCount: number;
  /** Sequences that decode, by when they leave, and the tokens that they hold. */
  readonly leaving: LeavingHeap;
  /** Sums of all steps so far, in order of `partNames`. */
  readonly sums: Float64Array;
}

/**
 * The queue in front of prefill, by replaying the sample through the pool's own scheduler and router, step by step with the
 * step model: batching, chunking and lock step are those of the simulation. Approximations: KV space suffices; where decoding
 * goes on alongside, each sequence stays for its tokens at their mean pace.
 */
export function replayPrefill(station: PrefillStation, sample: WorkloadSample, maxRequests = sample.count): PrefillResult {
  const { model, shareFraction, decoding } = station;
  const rankCount = model.dataParallelCount;
  const count = Math.min(sample.count, maxRequests);
  const fillStep = stepFiller(station.scheduler);
  const servers = Array.from(
    { length: station.replicaCount },
    (): Server => ({
      ranks: Array.from({ length: model.dataParallelCount }, () => new QueueRank(model, sample)),
      freeAtSeconds: 0,
      promptCount: 0,
      leaving: new LeavingHeap(),
      sums: new Float64Array(partCount),
    }),
  );
  const parts: StepParts = { gemm: 0, attention: 0, expertWeights: 0, collectives: 0, imbalance: 0, bubble: 0, host: 0 };
  const arrivedAt = new Float64Array(count);
  const startedAt = new Float64Array(count);
  const endedAt = new Float64Array(count);
  const rows = new Float64Array(count * partCount);
  const lastStep = new Float64Array(count);
  const payloads = model.collectives.map(() => 0);
  let steps = 0;
  let stepSeconds = 0;
  let promptSteps = 0;

  function runStep(server: Server, atSeconds: number): void {
    server.leaving.dropUntil(atSeconds);
    const decodingCount = decoding === null ? 0 : Math.round(server.leaving.count / rankCount);
    const decodeAttention =
      decoding === null || decodingCount === 0
        ? 0
        : model.decodeAttentionSeconds(decodingCount, Math.round(decodingCount * decoding.contextTokens));
    let maxRankTokens = 0;
    let totalTokens = 0;
    let sampled = 0;
    let attention = 0;
    for (const rank of server.ranks) {
      rank.decodingCount = decodingCount;
      rank.contextTokens = decoding === null ? 0 : Math.round(decodingCount * decoding.contextTokens);
      rank.startStep();
      fillStep(rank);
      rank.endStep();
      const tokens = rank.newTokens + decodingCount;
      totalTokens += tokens;
      if (tokens > maxRankTokens) maxRankTokens = tokens;
      if (rank.ended.length + decodingCount > sampled) sampled = rank.ended.length + decodingCount;
      let own = decodeAttention;
      for (let c = 0; c < rank.scheduledPromptCount; c += 1) own += model.prefillAttentionSeconds(rank.chunkNew[c], rank.chunkCached[c]);
      if (own > attention) attention = own;
      promptSteps += rank.scheduledPromptCount;
    }
    model.sharedParts(maxRankTokens, totalTokens, sampled, shareFraction, parts);
    parts.attention += attention;
    const { sums } = server;
    for (const rank of server.ranks) {
      for (let i = 0; i < rank.begun.length; i += 1) {
        startedAt[rank.begun[i]] = atSeconds;
        for (let part = 0; part < partCount; part += 1) rows[rank.begun[i] * partCount + part] = -sums[part];
      }
    }
    sums[0] += parts.gemm;
    sums[1] += parts.attention;
    sums[2] += parts.expertWeights;
    sums[3] += parts.collectives;
    sums[4] += parts.imbalance;
    sums[5] += parts.bubble;
    sums[6] += parts.host;
    const seconds = parts.gemm + parts.attention + parts.expertWeights + parts.collectives + parts.imbalance + parts.bubble + parts.host;
    for (const rank of server.ranks) {
      for (let i = 0; i < rank.ended.length; i += 1) {
        const request = rank.ended[i];
        endedAt[request] = atSeconds + seconds;
        lastStep[request] = seconds;
        for (let part = 0; part < partCount; part += 1) rows[request * partCount + part] += sums[part];
        if (decoding === null) continue;
        const output = sample.outputTokens[request];
        server.leaving.push(endedAt[request] + (output - 1) * decoding.tokenSeconds, sample.inputTokens[request] + output / 2);
      }
      server.promptCount -= rank.ended.length;
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
    while (server.promptCount > 0 && server.freeAtSeconds < untilSeconds) runStep(server, server.freeAtSeconds);
  }

  const loads = new Float64Array(servers.length);
  const candidates = tabledCandidates(loads, new Float64Array(servers.length));
  const cursor = routerCursor(0, 'estimate');
  let now = 0;
  for (let request = 0; request < count; request += 1) {
    now += sample.unitGaps[request] / station.ratePerSecond;
    for (let s = 0; s < servers.length; s += 1) {
      advance(servers[s], now);
      servers[s].leaving.dropUntil(now);
      let tokens = servers[s].leaving.tokens;
      // Steps are run when they begin: what is under way still counts.
      const isBusy = servers[s].freeAtSeconds > now;
      for (const rank of servers[s].ranks) tokens += rank.loadTokens + (isBusy ? rank.newTokens : 0);
      loads[s] = tokens;
    }
    const server = servers[station.router.choose(candidates, cursor)];
    let least = server.ranks[0];
    for (const rank of server.ranks) if (rank.loadTokens < least.loadTokens) least = rank;
    // Alone, a prompt waits only for the end of the decode step under way: half of one, on average.
    const residualSeconds = decoding === null || server.leaving.count === 0 ? 0 : 0.5 * decoding.stepSeconds;
    if (server.freeAtSeconds < now) server.freeAtSeconds = now + residualSeconds;
    server.promptCount += 1;
    arrivedAt[request] = now;
    least.push(request);
  }
  for (const server of servers) advance(server, Number.POSITIVE_INFINITY);

  const first = Math.floor(count * warmupFraction);
  const measured = count - first;
  let wait = 0;
  let service = 0;
  let held = 0;
  let last = 0;
  const means = new Float64Array(partCount);
  for (let request = first; request < count; request += 1) {
    wait += startedAt[request] - arrivedAt[request];
    service += endedAt[request] - startedAt[request];
    held += sample.inputTokens[request] * (endedAt[request] - startedAt[request]);
    last += lastStep[request];
    for (let part = 0; part < partCount; part += 1) means[part] += rows[request * partCount + part];
  }
  const spanSeconds = now * station.replicaCount;
  return {
    waitSeconds: wait / measured,
    serviceSeconds: service / measured,
    parts: Object.fromEntries(partNames.map((name, part) => [name, means[part] / measured])) as unknown as StepParts,
    heldTokenSeconds: held / measured,
    lastStepSeconds: last / measured,
    busyFraction: stepSeconds / spanSeconds,
    stepsPerSecond: steps / spanSeconds,
    stepSeconds: steps > 0 ? stepSeconds / steps : 0,
    promptsPerStep: steps > 0 ? promptSteps / steps : 0,
    payloadBytesPerSecond: payloads.map((bytes) => bytes / spanSeconds),
  };
}
