import type { StepModel, StepParts } from '../compute/index.ts';
import { type RequestRouter, routerCursor, tabledCandidates } from '../request-routing/index.ts';
import { type SchedulerConfig, stepFiller } from '../scheduling/index.ts';
import type { PoolState } from './pool-figures.ts';
import { QueueRank } from './queue-rank.ts';
import type { WorkloadSample } from './workload-sample.ts';

/** Share of the sample that fills the queue before anything is counted. */
const warmupFraction = 0.1;
const partNames = ['gemm', 'attention', 'expertWeights', 'collectives', 'imbalance', 'bubble', 'host'] as const;
const noParts = (): StepParts => ({ gemm: 0, attention: 0, expertWeights: 0, collectives: 0, imbalance: 0, bubble: 0, host: 0 });

/** A pool whose replicas serve whole batches. */
export interface BatchStation {
  readonly replicaCount: number;
  readonly model: StepModel;
  readonly scheduler: SchedulerConfig;
  readonly router: RequestRouter;
  readonly ratePerSecond: number;
  readonly shareFraction: number;
}

/** A sequence of a batch. */
interface Member {
  readonly request: number;
  contextTokens: number;
  remaining: number;
}

interface BatchRank {
  readonly queue: QueueRank;
  members: Member[];
  idlePlaces: number;
}

interface Server {
  readonly ranks: readonly BatchRank[];
  freeAtSeconds: number;
  waitingCount: number;
  /** Sum over ranks of what their sequences hold. */
  heldTokens: number;
  /** Of all steps so far. */
  readonly sums: StepParts;
}

interface Replay {
  readonly startedAt: Float64Array;
  readonly firstAt: Float64Array;
  readonly endedAt: Float64Array;
  readonly arrivedAt: Float64Array;
  readonly prefillParts: readonly StepParts[];
  readonly decodeParts: readonly StepParts[];
  readonly payloads: readonly number[];
  readonly busySeconds: number;
  readonly placeSeconds: number;
  readonly heldTokenSeconds: number;
  /** When the last request arrived, and when the last batch ended. */
  readonly arrivedUntilSeconds: number;
  readonly spanSeconds: number;
}

/** Serves the sample batch by batch; `gapScale` 0 lets all requests wait from the start. */
function replay(station: BatchStation, sample: WorkloadSample, gapScale: 0 | 1): Replay {
  const { model, shareFraction, scheduler, router } = station;
  const fillStep = stepFiller(scheduler);
  const { count } = sample;
  const servers = Array.from(
    { length: station.replicaCount },
    (): Server => ({
      ranks: Array.from({ length: model.dataParallelCount }, () => ({ queue: new QueueRank(model, sample), members: [], idlePlaces: 0 })),
      freeAtSeconds: 0,
      waitingCount: 0,
      heldTokens: 0,
      sums: noParts(),
    }),
  );
  const [arrivedAt, startedAt, firstAt, endedAt] = Array.from({ length: 4 }, () => new Float64Array(count));
  const prefillParts = Array.from({ length: count }, noParts);
  const decodeParts = Array.from({ length: count }, noParts);
  const payloads = model.collectives.map(() => 0);
  const padded = noParts();
  const parts = noParts();
  let busySeconds = 0;
  let placeSeconds = 0;
  let heldTokenSeconds = 0;

  const book = (row: StepParts, sums: StepParts, sign: 1 | -1) => {
    for (const name of partNames) row[name] += sign * sums[name];
  };
  const sumOf = (all: StepParts) => partNames.reduce((sum, name) => sum + all[name], 0);

  /** One step with prompts, or as many without as no sequence ends in. */
  function run(server: Server, atSeconds: number): void {
    let steps = Number.POSITIVE_INFINITY;
    let hasPrompts = false;
    let [fullest, total, sampled, paddedFullest, paddedTotal, paddedSampled, attention, places] = [0, 0, 0, 0, 0, 0, 0, 0];
    for (const { queue, members } of server.ranks) {
      queue.startStep();
      queue.decodingCount = members.length;
      if (members.length === 0) fillStep(queue);
      hasPrompts ||= queue.scheduledPromptCount > 0;
      for (const { remaining } of members) steps = Math.min(steps, remaining);
    }
    if (hasPrompts) steps = 1;
    for (const rank of server.ranks) {
      const { queue, members } = rank;
      if (members.length === 0) rank.idlePlaces = 0;
      const context = members.reduce((sum, member) => sum + member.contextTokens + 1, 0) + 0.5 * members.length * (steps - 1);
      let own = members.length === 0 ? 0 : model.decodeAttentionSeconds(members.length, context);
      for (let c = 0; c < queue.scheduledPromptCount; c += 1) own += model.prefillAttentionSeconds(queue.chunkNew[c], queue.chunkCached[c]);
      attention = Math.max(attention, own);
      const tokens = members.length + queue.newTokens;
      const samples = members.length + queue.begun.length;
      total += tokens;
      fullest = Math.max(fullest, tokens);
      sampled = Math.max(sampled, samples);
      paddedTotal += tokens + rank.idlePlaces;
      paddedFullest = Math.max(paddedFullest, tokens + rank.idlePlaces);
      paddedSampled = Math.max(paddedSampled, samples + rank.idlePlaces);
      places += samples;
    }
    model.sharedParts(paddedFullest, paddedTotal, paddedSampled, shareFraction, padded);
    model.sharedParts(fullest, total, sampled, shareFraction, parts);
    parts.bubble += sumOf(padded) - sumOf(parts);
    parts.attention += attention;
    const seconds = steps * sumOf(parts);
    const endSeconds = atSeconds + seconds;
    for (const { queue } of server.ranks) {
      for (const request of queue.begun) {
        startedAt[request] = atSeconds;
        server.heldTokens += sample.inputTokens[request];
        book(prefillParts[request], server.sums, -1);
      }
    }
    busySeconds += seconds;
    placeSeconds += places * seconds;
    heldTokenSeconds += server.heldTokens * seconds;
    for (const name of partNames) server.sums[name] += steps * parts[name];
    for (let c = 0; c < payloads.length; c += 1) {
      payloads[c] += steps * model.collectives[c].callsPerStep * model.collectives[c].payloadBytes(paddedFullest, paddedTotal);
    }
    for (const rank of server.ranks) {
      for (const member of rank.members) {
        member.contextTokens += steps;
        member.remaining -= steps;
        server.heldTokens += steps;
        if (member.remaining > 0) continue;
        end(server, rank, member, endSeconds);
        book(decodeParts[member.request], server.sums, 1);
      }
      rank.members = rank.members.filter(({ remaining }) => remaining > 0);
      rank.queue.endStep();
      for (const request of rank.queue.ended) {
        firstAt[request] = endSeconds;
        book(prefillParts[request], server.sums, 1);
        server.waitingCount -= 1;
        const member = { request, contextTokens: sample.inputTokens[request], remaining: sample.outputTokens[request] - 1 };
        if (member.remaining === 0) end(server, rank, member, endSeconds);
        else {
          rank.members.push(member);
          book(decodeParts[request], server.sums, -1);
        }
      }
    }
    server.freeAtSeconds = endSeconds;
  }

  function end(server: Server, rank: BatchRank, { request, contextTokens }: Member, atSeconds: number): void {
    endedAt[request] = atSeconds;
    server.heldTokens -= contextTokens;
    rank.idlePlaces += 1;
  }

  function advance(server: Server, untilSeconds: number): void {
    const isBusy = () => server.waitingCount > 0 || server.ranks.some(({ members }) => members.length > 0);
    while (server.freeAtSeconds < untilSeconds && isBusy()) run(server, server.freeAtSeconds);
  }

  const loads = new Float64Array(servers.length);
  const candidates = tabledCandidates(loads, new Float64Array(servers.length));
  const cursor = routerCursor(0, 'estimate');
  let now = 0;
  for (let request = 0; request < count; request += 1) {
    now += (gapScale * sample.unitGaps[request]) / station.ratePerSecond;
    servers.forEach((server, s) => {
      advance(server, now);
      loads[s] = server.heldTokens + server.ranks.reduce((sum, { queue }) => sum + queue.loadTokens, 0);
    });
    const server = servers[router.choose(candidates, cursor)];
    let least = server.ranks[0].queue;
    for (const { queue } of server.ranks) if (queue.loadTokens < least.loadTokens) least = queue;
    if (server.freeAtSeconds < now) server.freeAtSeconds = now;
    server.waitingCount += 1;
    arrivedAt[request] = now;
    least.push(request);
  }
  for (const server of servers) advance(server, Number.POSITIVE_INFINITY);
  return {
    startedAt,
    firstAt,
    endedAt,
    arrivedAt,
    prefillParts,
    decodeParts,
    payloads,
    busySeconds,
    placeSeconds,
    heldTokenSeconds,
    arrivedUntilSeconds: now,
    spanSeconds: Math.max(...servers.map(({ freeAtSeconds }) => freeAtSeconds)),
  };
}

/**
 * Steady state of replicas that serve whole batches (static batching), by replaying the sample: the pool's own scheduler
 * forms each batch of who waits, and it runs to the end of its longest request. What they can carry is what they do when
 * all requests wait from the start. Attention between two ends is taken at the mean context: exact but for its knots.
 *
 * @param capacityTokens of KV on one replica
 */
export function estimateStaticBatches(station: BatchStation, sample: WorkloadSample, capacityTokens: number): PoolState {
  const all = replay(station, sample, 1);
  const full = replay(station, sample, 0);
  const first = Math.floor(sample.count * warmupFraction);
  const measured = sample.count - first;
  const prefillParts = noParts();
  const decodeParts = noParts();
  let [wait, service, decodeSeconds, gaps, multiToken] = [0, 0, 0, 0, 0];
  for (let request = first; request < sample.count; request += 1) {
    wait += all.startedAt[request] - all.arrivedAt[request];
    service += all.firstAt[request] - all.startedAt[request];
    const own = sample.outputTokens[request] - 1;
    for (const name of partNames) prefillParts[name] += all.prefillParts[request][name] / measured;
    if (own === 0) continue;
    multiToken += 1;
    gaps += own;
    decodeSeconds += all.endedAt[request] - all.firstAt[request];
    for (const name of partNames) decodeParts[name] += all.decodeParts[request][name] / own;
  }
  for (const name of partNames) decodeParts[name] /= Math.max(1, multiToken);
  const replicaSeconds = all.spanSeconds * station.replicaCount;
  const utilization = (station.ratePerSecond * full.spanSeconds) / sample.count;
  const busyFraction = Math.min(1, all.busySeconds / replicaSeconds);
  const meanBatch = all.placeSeconds / all.busySeconds;
  const tokenSeconds = gaps > 0 ? decodeSeconds / gaps : 0;
  const payloadBytesPerSecond = all.payloads.map((bytes) => bytes / replicaSeconds);
  return {
    prefill: {
      waitSeconds: wait / measured,
      serviceSeconds: service / measured,
      parts: prefillParts,
      heldTokenSeconds: 0,
      lastStepSeconds: service / measured,
      busyFraction,
      stepsPerSecond: 0,
      stepSeconds: 0,
      promptsPerStep: 0,
      payloadBytesPerSecond,
    },
    decode: { meanBatch, seenBatch: meanBatch, step: { seconds: tokenSeconds, parts: decodeParts }, busyFraction, utilization },
    tokenSeconds,
    promptPartsPerToken: null,
    utilization,
    busyFraction,
    meanBatch,
    kvOccupancyFraction: all.heldTokenSeconds / replicaSeconds / capacityTokens,
    payloadBytesPerSecond,
  };
}
