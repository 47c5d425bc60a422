import {
  type NullLatency,
  noLatency,
  type PoolSummary,
  type Summary,
  type TpotPart,
  type TtftPart,
  trafficClasses,
} from '../../results/index.ts';
import type { StepParts } from '../compute/index.ts';
import { kvTransfers, withUsual } from '../kv-transfer/index.ts';
import { requestRouter } from '../request-routing/index.ts';
import { assumptionsOf, routeSeconds, type ServingSystem, tokenLimits } from '../serving/index.ts';
import { estimateClosedLoop } from './closed-loop.ts';
import { decodeLoad } from './decode-batch.ts';
import { kvPaths } from './kv-paths.ts';
import { LinkLoads } from './link-loads.ts';
import { meanChunkCount } from './mean-chunk-count.ts';
import type { PoolState } from './pool-figures.ts';
import { estimatePool, poolFractions } from './pool-state.ts';
import { workloadSample } from './workload-sample.ts';

const shareRounds = 2;
const prefixAssumption = {
  code: 'prefix-hits-replayed',
  message: 'Prefix hits are those of a replay in order of arrival: ranks in turn, one request at a time, the whole KV pool as cache.',
};

function mean(value: number): NullLatency {
  return { ...noLatency, mean: value };
}

/** Mean of a figure of the pools, weighted by the requests that each serves. */
function weighted(states: readonly PoolState[], fractions: readonly number[], figure: (state: PoolState) => number): number {
  return states.reduce((sum, state, p) => sum + (fractions[p] > 0 ? fractions[p] * figure(state) : 0), 0);
}

/**
 * Steady state of a system: for each pool the queue before prefill and the fixed point of the decode batch, with the links'
 * average load between them. Means only; where a resource is asked for more than it has there is no steady state, and the
 * latencies are null.
 */
export function estimateSystem(system: ServingSystem): Summary {
  return estimateClosedLoop(system.input, (closedLoopSeconds) => steadyState(system, closedLoopSeconds));
}

function steadyState(system: ServingSystem, closedLoopSeconds: number): Summary {
  const { input } = system;
  const { pools } = input;
  const cachingRanks = pools.flatMap((pool, p) =>
    pool.role === 'decode'
      ? []
      : system.stepModels[p].flatMap(({ dataParallelCount, kvCapacityTokens }) =>
          Array.from({ length: dataParallelCount }, () => ({ pool, capacityTokens: kvCapacityTokens })),
        ),
  );
  const sample = workloadSample(input, tokenLimits(system), cachingRanks, closedLoopSeconds);
  const router = requestRouter(input.router);
  const load = decodeLoad(sample, input.firstTokenFrom === 'decode' && pools.some(({ role }) => role === 'decode') ? 1 : 0);
  const meanInput = sample.inputTokens.reduce((sum, tokens) => sum + tokens, 0) / sample.count;
  const hitFraction = sample.cachedTokens.reduce((sum, tokens) => sum + tokens, 0) / sample.count / meanInput;
  const meanOutput = sample.outputTokens.reduce((sum, tokens) => sum + tokens, 0) / sample.count;
  const fractions = poolFractions(system, router, meanInput);
  const shares = pools.map((pool) => pool.replicas.map(() => 1));
  const handsOver = pools.map(({ role }) => role === 'prefill');
  const prefillFraction = fractions.entry.reduce((sum, fraction, p) => sum + (handsOver[p] ? fraction : 0), 0);
  const paths = prefillFraction > 0 ? kvPaths(system, fractions.all) : [];
  const handing = system.stepModels[Math.max(0, handsOver.indexOf(true))][0];
  const kvBytesPerRequest = prefillFraction > 0 ? handing.kvBytes(meanInput) : 0;
  const kvShare = input.firstTokenFrom === 'decode' ? 1 : load.multiTokenFraction;

  let states: readonly PoolState[] = [];
  let links = new LinkLoads(input.network);
  for (let round = 0; round < shareRounds; round += 1) {
    states = pools.map((_, p) => estimatePool(system, p, sample, load, fractions.all[p] * sample.ratePerSecond, router, meanOf(shares[p])));
    links = new LinkLoads(input.network);
    const payloads = states.map((state) => state.payloadBytesPerSecond);
    pools.forEach((pool, p) => {
      pool.replicas.forEach((_, r) =>
        system.stepModels[p][r].collectives.forEach(({ plan }, c) => links.addCollective(plan, payloads[p][c])),
      );
    });
    for (const { flowClass, fraction } of paths) links.addFlows(flowClass, kvBytesPerRequest * kvShare * sample.ratePerSecond * fraction);
    pools.forEach((pool, p) => {
      pool.replicas.forEach((_, r) => {
        const own = system.stepModels[p][r].collectives.map(({ plan }, c) => ({ plan, payloadBytesPerSecond: payloads[p][c] }));
        shares[p][r] = Math.min(1, ...own.map(({ plan }) => links.shareLeft(plan, own)));
      });
    });
    // Collectives that nobody else disturbs have been timed right.
    if (shares.every((pool) => pool.every((share) => share > 0.995))) break;
  }

  /** Space at a decode replica is taken before its KV is there: from the start of prefill, or of the transfer. */
  function reservedFraction(p: number): number {
    if (pools[p].role !== 'decode') return pools[p].role === 'prefill' ? perReplicaTokens(p) * transferredAfter : 0;
    return perReplicaTokens(p) * ((isStreamed ? serviceSeconds : 0) + transferredAfter);
  }
  /** Tokens of KV that come to a replica of a pool each second, over its capacity. */
  function perReplicaTokens(p: number): number {
    const model = system.stepModels[p][0];
    const rate = (fractions.all[p] * sample.ratePerSecond) / pools[p].replicas.length;
    return (rate * (meanInput + model.kvOverheadTokens(meanInput))) / (model.dataParallelCount * Math.max(1, model.kvCapacityTokens));
  }

  const isOverloaded = states.some((state) => state.utilization >= 1) || links.highestUtilization() >= 1;
  const transfer = kvTransfers.get(input.kvTransfer.kind);
  const isStreamed = transfer.streams !== 'nothing';
  const { setupSeconds } = withUsual(input.kvTransfer);
  const prefill = (figure: (state: PoolState) => number) => weighted(states, fractions.entry, figure);
  const decode = (figure: (state: PoolState) => number) => weighted(states, fractions.decode, figure);
  const serviceSeconds = prefill((state) => state.prefill?.serviceSeconds ?? 0);
  // The step under way at the decode replica has to end first.
  const waitForStepSeconds = decode((state) => (state.decode === null ? 0 : 0.5 * state.decode.busyFraction * state.decode.step.seconds));
  const chunkCount = prefillFraction > 0 ? meanChunkCount(pools[handsOver.indexOf(true)], sample) : 1;
  let visibleSeconds = 0;
  let transferSeconds = 0;
  for (const { flowClass, fraction } of paths) {
    const seconds = kvBytesPerRequest / links.rateLeft(flowClass) + flowClass.latencySeconds;
    const readSeconds = transfer.isPulled ? waitForStepSeconds + flowClass.latencySeconds : 0;
    const callSeconds = setupSeconds + readSeconds;
    transferSeconds += (fraction / prefillFraction) * (isStreamed ? Math.max(seconds, serviceSeconds) : callSeconds + seconds);
    visibleSeconds +=
      (fraction / prefillFraction) *
      (readSeconds +
        transfer.visibleSeconds({
          transferSeconds: seconds,
          setupSeconds,
          prefillSeconds: serviceSeconds,
          layerCount: system.layerCount,
          chunkCount,
        }));
  }
  const transferredAfter = visibleSeconds;
  visibleSeconds *= prefillFraction * kvShare;
  const admissionSeconds = prefillFraction * kvShare * waitForStepSeconds;
  const firstFromDecode = input.firstTokenFrom === 'decode' ? prefillFraction : 0;

  const part = (name: keyof StepParts) => prefill((state) => state.prefill?.parts[name] ?? 0);
  const ttftBreakdownSeconds: Readonly<Record<TtftPart, number>> = {
    route: routeSeconds(system),
    prefillQueue: prefill((state) => state.prefill?.waitSeconds ?? 0),
    gemm: part('gemm') + part('imbalance') + part('bubble'),
    attention: part('attention'),
    expertWeights: part('expertWeights'),
    collectives: part('collectives'),
    host: part('host'),
    tierFetch: 0,
    kvTransfer: firstFromDecode > 0 ? visibleSeconds : 0,
    decodeAdmission: firstFromDecode > 0 ? admissionSeconds : 0,
    firstStep: firstFromDecode * decode((state) => state.decode?.step.seconds ?? 0),
  };
  const betweenSeconds = firstFromDecode > 0 ? 0 : visibleSeconds + admissionSeconds;
  const stepPart = (name: keyof StepParts) =>
    decode((state) => (state.decode?.step.parts[name] ?? 0) + (state.promptPartsPerToken?.[name] ?? 0));
  const tpotBreakdownSeconds: Readonly<Record<TpotPart, number>> = {
    gemm: stepPart('gemm'),
    attention: stepPart('attention'),
    expertWeights: stepPart('expertWeights'),
    collectives: stepPart('collectives'),
    imbalance: stepPart('imbalance'),
    bubble: stepPart('bubble') + (firstFromDecode > 0 ? 0 : admissionSeconds * load.inverseGaps),
    host: stepPart('host'),
    kvTransfer: firstFromDecode > 0 ? 0 : visibleSeconds * load.inverseGaps,
    preemption: 0,
  };
  const sum = (parts: Readonly<Record<string, number>>) => Object.values(parts).reduce((total, seconds) => total + seconds, 0);
  const ttft = sum(ttftBreakdownSeconds);
  const gapSeconds = decode((state) => state.tokenSeconds);
  const decodeSeconds = gapSeconds * (meanOutput - 1) + betweenSeconds;
  const carried = Math.min(1, 1 / Math.max(1e-12, Math.max(links.highestUtilization(), ...states.map((state) => state.utilization))));
  const requestsPerSecond = sample.ratePerSecond * (isOverloaded ? carried : 1);
  const acceleratorCount = pools.reduce((total, pool) => total + pool.replicas.reduce((count, { ranks }) => count + ranks.length, 0), 0);
  const latency = (seconds: number) => (isOverloaded || !Number.isFinite(seconds) ? noLatency : mean(seconds));
  const hasGaps = load.multiTokenFraction > 0;

  return {
    engine: 'estimate',
    designHash: input.designHash,
    seed: input.seed,
    acceleratorCount,
    simulatedSeconds: 0,
    wallSeconds: 0,
    eventCount: 0,
    requests: {
      arrived: sample.requestCount,
      completed: sample.requestCount - sample.rejectedCount,
      rejected: sample.rejectedCount,
      preempted: 0,
    },
    firstTokenFrom: input.firstTokenFrom,
    ttftSeconds: latency(ttft),
    tpotSeconds: hasGaps ? latency(sum(tpotBreakdownSeconds)) : noLatency,
    itlSeconds: hasGaps ? latency(decodeSeconds / (meanOutput - 1)) : noLatency,
    e2eSeconds: latency(ttft + decodeSeconds),
    ttftBreakdownSeconds,
    tpotBreakdownSeconds,
    throughput: {
      inputTokensPerSecond: requestsPerSecond * meanInput,
      outputTokensPerSecond: requestsPerSecond * meanOutput,
      outputTokensPerSecondPerAccelerator: (requestsPerSecond * meanOutput) / Math.max(1, acceleratorCount),
      requestsPerSecond,
    },
    goodput: { requestsPerSecond: null, attainmentFraction: null },
    capacityRequestsPerSecond: null,
    kvTransfer: {
      bytes: kvBytesPerRequest * kvShare * prefillFraction * (sample.requestCount - sample.rejectedCount),
      visibleSecondsMean: visibleSeconds,
      meanBytesPerSecond: transferSeconds > 0 ? kvBytesPerRequest / transferSeconds : 0,
    },
    prefixCache: { hitFraction, hitFractionByTier: hitFraction > 0 ? { hbm: hitFraction } : {} },
    links: linkSummaries(system, links, sample.requestCount / sample.ratePerSecond),
    pools: states.map(
      (state, p): PoolSummary => ({
        id: pools[p].id,
        role: pools[p].role,
        acceleratorCount: pools[p].replicas.reduce((count, { ranks }) => count + ranks.length, 0),
        busyFraction: Math.min(1, state.busyFraction),
        meanBatch: state.meanBatch,
        kvOccupancyFraction: Math.min(1, state.kvOccupancyFraction + reservedFraction(p)),
      }),
    ),
    tiers: [],
    cost: null,
    assumptions: [
      ...assumptionsOf(system),
      ...(hitFraction > 0 ? [prefixAssumption] : []),
      ...(isOverloaded ? [{ code: 'overloaded', message: overloadMessage(system, states, links) }] : []),
    ],
  };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function overloadMessage(system: ServingSystem, states: readonly PoolState[], links: LinkLoads): string {
  const full = states.flatMap((state, p) => (state.utilization >= 1 ? [`pool ${system.input.pools[p].id}`] : []));
  const busiest = links.utilizationFraction.indexOf(links.highestUtilization());
  if (links.highestUtilization() >= 1) full.push(`link ${system.input.network.linkIds[busiest]}`);
  return `More comes than can be served by ${full.join(', ')}: queues grow without end, so there is no mean latency.`;
}

/** Bytes over the time that the workload's requests take to arrive; without windows, p95 and peak are the mean. */
function linkSummaries({ input }: ServingSystem, links: LinkLoads, spanSeconds: number): Summary['links'] {
  const { network } = input;
  return network.linkIds.map((id, link) => {
    const utilization = links.utilizationFraction[link];
    const bytes = trafficClasses.map((name, c) => [name, links.bytesPerSecondByClass[link * trafficClasses.length + c] * spanSeconds]);
    return {
      id,
      from: network.nodeIds[network.linkFrom[link]],
      to: network.nodeIds[network.linkTo[link]],
      technology: network.linkTechnologies[link],
      bandwidthBytesPerSecond: network.linkBandwidthBytesPerSecond[link],
      meanUtilizationFraction: utilization,
      p95UtilizationFraction: utilization,
      peakUtilizationFraction: utilization,
      bytesByClass: Object.fromEntries(bytes),
    };
  });
}
