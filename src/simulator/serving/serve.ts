import { invariant } from '../../base/assert.ts';
import { WeightedHistogram } from '../../base/weighted-histogram.ts';
import { type LatencySummary, noLatency, type PoolSummary, type RunResults, summariseRun } from '../../results/index.ts';
import { kvTransfers, transferAssumption, withUsual } from '../kv-transfer/index.ts';
import { type FlowClass, FlowNetwork, LanesDiffer, scaleUpLanes, separateLanes } from '../network/index.ts';
import { requestRouter } from '../request-routing/index.ts';
import { keepsPlaces, stepFiller } from '../scheduling/index.ts';
import type { Assumption } from '../simulation-input.ts';
import { type RequestSource, requestSource, traceSource } from '../workload/index.ts';
import { FaultResponse } from './fault-response.ts';
import { HandOver } from './hand-over.ts';
import { rankCaches } from './prefix-caches.ts';
import { Rank, type RankModel } from './rank.ts';
import { Replica } from './replica.ts';
import { ReplicaRecorder } from './replica-recorder.ts';
import { createRequestColumns, requestTableOf } from './request-columns.ts';
import { RequestLifecycle } from './request-lifecycle.ts';
import { ServingRun } from './serving-run.ts';
import type { ServingSystem } from './serving-system.ts';
import { TierHierarchy } from './tier-hierarchy.ts';

/** First width of the buckets of the link series. */
const linkBucketSeconds = 0.1;

export interface ServeOptions {
  /** Off: every step is an event of its own, as a reference for tests. */
  readonly hasLeaps: boolean;
  /** Off: links that always carry the same are still computed one by one. The results are the same. */
  readonly hasLanes?: boolean;
  readonly onTick: (doneFraction: number) => void;
}

function sourceOf({ input }: ServingSystem): RequestSource {
  const { workload } = input;
  return workload.kind === 'trace' ? traceSource(workload.trace) : requestSource(workload.classes, workload.requestCount, input.seed);
}

/** Tokens of the longest sequence that a rank can hold, its windows and states beside them. */
function longestHeldTokens(model: Pick<RankModel, 'kvCapacityTokens' | 'kvOverheadTokens'>, pageTokensCount: number): number {
  const pages = (tokens: number) => Math.ceil(tokens / pageTokensCount);
  const capacityPages = Math.floor(model.kvCapacityTokens / pageTokensCount);
  const fits = (tokens: number) => pages(tokens) + pages(model.kvOverheadTokens(tokens)) <= capacityPages;
  let low = 0;
  let high = capacityPages * pageTokensCount;
  if (fits(high)) return high;
  // What a sequence holds never falls with its length.
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/**
 * From a request's arrival until a scheduler sees it: the slowest engine among the pools that take prompts, because which of
 * them the request will go to is only chosen then.
 */
export function routeSeconds({ input, stepModels }: ServingSystem): number {
  return Math.max(0, ...input.pools.map(({ role }, p) => (role === 'decode' ? 0 : stepModels[p][0].requestSeconds)));
}

/** The same requests, each so much later. */
function delayed(source: RequestSource, seconds: number): RequestSource {
  return { ...source, nextArrivalSeconds: () => source.nextArrivalSeconds() + seconds };
}

/** Longest prompt, and longest request with its answer, that the model and every pool it may come to can hold. */
export function tokenLimits({ input, stepModels }: ServingSystem) {
  const limits = { promptTokens: input.model.maxContextTokens, requestTokens: input.model.maxContextTokens };
  input.pools.forEach((pool, p) => {
    for (const model of stepModels[p]) {
      const limit = pool.role === 'prefill' ? 'promptTokens' : 'requestTokens';
      limits[limit] = Math.min(limits[limit], longestHeldTokens(model, pool.kvPageTokensCount));
    }
  });
  return limits;
}

/** Runs the requests of a system through its replicas and network until the last has ended. */
export function serve(system: ServingSystem, options: ServeOptions): RunResults {
  try {
    return serveOnce(system, options);
  } catch (thrown) {
    if (!(thrown instanceof LanesDiffer)) throw thrown;
    return serveOnce(system, { ...options, hasLanes: false });
  }
}

function serveOnce(system: ServingSystem, options: ServeOptions): RunResults {
  const { input, stepModels } = system;
  const requestSeconds = routeSeconds(system);
  const source = delayed(sourceOf(system), requestSeconds);
  const columns = createRequestColumns(source.requests);
  const firstMeasured = Math.floor(columns.requestCount * input.warmupFraction);
  const isMeasured = (request: number) => request >= firstMeasured;
  const interTokenGaps = new WeightedHistogram();
  const hasFaults = (input.faults ?? []).length > 0;
  const network = new FlowNetwork(input.network.linkBandwidthBytesPerSecond, {
    bucketSeconds: linkBucketSeconds,
    lanes: options.hasLanes === false || hasFaults ? separateLanes(input.network.linkFrom.length) : scaleUpLanes(input.network),
  });
  const faults = new FaultResponse(system, network);
  const router = requestRouter(input.router);

  const replicas: Replica[] = [];
  const placeOf: { readonly pool: number; readonly replica: number }[] = [];
  const routes = new Map<number, FlowClass>();
  const rankCounts = stepModels.flat().map((model) => model.dataParallelCount);
  const rankLimit = Math.max(1, ...rankCounts) * rankCounts.length;

  /** One class object for each pair of ranks: flows of one object are one variable of the network. */
  function routeOf(prefill: Replica, prefillRank: number, decode: Replica, decodeRank: number): FlowClass {
    const from = prefill.index + prefillRank * rankCounts.length;
    const key = from * rankLimit + decode.index + decodeRank * rankCounts.length;
    let route = routes.get(key);
    if (route === undefined) {
      route = faults.kvFlowClass(
        { ...placeOf[prefill.index], dataParallelRank: prefillRank },
        { ...placeOf[decode.index], dataParallelRank: decodeRank },
      );
      if (!faults.isLoadAware) routes.set(key, route);
    }
    return route;
  }

  const decodeReplicas: Replica[] = [];
  const hasPrefillPool = input.pools.some((pool) => pool.role === 'prefill');
  const wake = (replica: Replica) => run.wake(replica);
  const decodeCount = input.pools.reduce((sum, pool) => sum + (pool.role === 'decode' ? pool.replicas.length : 0), 0);
  invariant(!hasPrefillPool || decodeCount > 0, 'a prefill pool has a decode pool to hand over to');
  const lifecycleOptions = {
    columns,
    routeSeconds: requestSeconds,
    firstTokenFrom: input.firstTokenFrom,
    interTokenGaps,
    isMeasured,
    handOver: null as HandOver | null,
    onEnded: source.ended,
  };
  const lifecycle = new RequestLifecycle(lifecycleOptions);

  const cacheOf = rankCaches(source.requests);
  input.pools.forEach((pool, poolIndex) => {
    const fillStep = stepFiller(pool.scheduler);
    const cache = cacheOf(pool);
    pool.replicas.forEach((_, replicaIndex) => {
      const model = stepModels[poolIndex][replicaIndex];
      const replica = new Replica({
        index: replicas.length,
        poolIndex,
        role: pool.role,
        model,
        ranks: Array.from({ length: model.dataParallelCount }, () => {
          const rank = new Rank(columns, model, pool.kvPageTokensCount, cache);
          rank.keepsPlaces = keepsPlaces(pool.scheduler);
          return rank;
        }),
        fillStep,
        maxBatchCount: pool.scheduler.maxBatchCount,
        hasLeaps: options.hasLeaps,
        events: lifecycle,
        interTokenGaps,
        isMeasured,
      });
      replicas.push(replica);
      placeOf.push({ pool: poolIndex, replica: replicaIndex });
      if (pool.role === 'decode') decodeReplicas.push(replica);
    });
  });

  const handOver = !hasPrefillPool
    ? null
    : new HandOver({
        columns,
        network,
        replicas,
        decodeReplicas,
        router,
        seed: input.seed,
        transfer: kvTransfers.get(input.kvTransfer.kind),
        setupSeconds: withUsual(input.kvTransfer).setupSeconds,
        layerCount: system.layerCount,
        broughtTokensShift: input.firstTokenFrom === 'decode' ? -1 : 0,
        routeOf,
        wake,
      });
  lifecycleOptions.handOver = handOver;
  const hasTiers = input.tiers.length > 0 && source.requests.blocks !== undefined;
  const tiers = hasTiers ? new TierHierarchy({ system, columns, network, replicas, placeOf, wake }) : null;
  const recorder = new ReplicaRecorder(replicas);
  const run = new ServingRun({
    columns,
    source,
    network,
    faults: {
      nextSeconds: () => faults.nextSeconds,
      canStrand: hasFaults,
      happen(atSeconds) {
        if (!faults.happen(atSeconds)) return;
        routes.clear();
        handOver?.reroute();
        run.replan((replica, c) => faults.plan(placeOf[replica.index].pool, placeOf[replica.index].replica, c));
      },
    },
    replicas,
    lifecycle,
    handOver,
    tiers,
    router,
    seed: input.seed,
    recorder,
    limits: tokenLimits(system),
    onTick: options.onTick,
  });
  const endSeconds = run.run();

  const graph = input.network;
  const links = network.linkSeries(graph.linkIds);
  const requests = requestTableOf(columns);
  const replicaIds = input.pools.flatMap((pool) => pool.replicas.map((replica) => replica.id));
  const pools = input.pools.map((pool, poolIndex): PoolSummary => {
    const members = replicas.filter((replica) => replica.poolIndex === poolIndex);
    const total = (of: (replica: Replica) => number) => members.reduce((sum, replica) => sum + of(replica), 0);
    const busySeconds = total((replica) => recorder.totals[replica.index].busySeconds);
    return {
      id: pool.id,
      role: pool.role,
      acceleratorCount: pool.replicas.reduce((sum, replica) => sum + replica.ranks.length, 0),
      busyFraction: endSeconds > 0 ? busySeconds / (endSeconds * members.length) : 0,
      meanBatch: busySeconds > 0 ? total((replica) => recorder.totals[replica.index].batchSeconds) / busySeconds : 0,
      kvOccupancyFraction:
        endSeconds > 0 ? total((replica) => recorder.totals[replica.index].kvSeconds) / (endSeconds * members.length) : 0,
    };
  });
  const summary = summariseRun({
    designHash: input.designHash,
    seed: input.seed,
    acceleratorCount: pools.reduce((sum, pool) => sum + pool.acceleratorCount, 0),
    simulatedSeconds: endSeconds,
    eventCount: run.eventCount,
    firstTokenFrom: input.firstTokenFrom,
    firstMeasured,
    targets: input.targets,
    requests,
    links,
    linkFacts: {
      fromIds: Array.from(graph.linkFrom, (node) => graph.nodeIds[node]),
      toIds: Array.from(graph.linkTo, (node) => graph.nodeIds[node]),
      technologies: graph.linkTechnologies,
      bandwidthBytesPerSecond: graph.linkBandwidthBytesPerSecond,
    },
    itlSeconds: gapSummary(interTokenGaps),
    pools,
    kvTransferSeconds: handOver?.transferSeconds ?? 0,
    tiers: tiers?.summaries(endSeconds) ?? [],
    assumptions: run.strandedCount > 0 ? [...assumptionsOf(system), stranded(run.strandedCount)] : assumptionsOf(system),
  });
  return { summary, requests, links, replicas: recorder.series(replicaIds, endSeconds), tiers: tiers?.series(endSeconds) ?? null };
}

function stranded(count: number): Assumption {
  return {
    code: 'stranded-requests',
    message: `${count} requests never ended, and count as rejected: a path or a collective that they need is down and is not repaired.`,
  };
}

function gapSummary(gaps: WeightedHistogram): LatencySummary | typeof noLatency {
  if (Number.isNaN(gaps.mean())) return noLatency;
  return {
    mean: gaps.mean(),
    p50: gaps.percentile(0.5),
    p90: gaps.percentile(0.9),
    p95: gaps.percentile(0.95),
    p99: gaps.percentile(0.99),
  };
}

/** Of the input and of all step models, each once. */
export function assumptionsOf(system: ServingSystem): readonly Assumption[] {
  const { input, stepModels } = system;
  const own: Assumption = {
    code: 'request-overhead',
    message: `Each request takes ${(1000 * routeSeconds(system)).toFixed(0)} ms from its arrival until a scheduler sees it, whatever the load: one constant of the engine generation, from end-to-end measurements (docs/models.md#engine-overheads). Choosing a replica takes no time.`,
  };
  const byCode = new Map<string, Assumption>();
  const handsOver = input.pools.some(({ role }) => role === 'prefill');
  const transfers = handsOver ? [transferAssumption(input.kvTransfer)] : [];
  for (const assumption of [...input.assumptions, ...stepModels.flat().flatMap((model) => model.assumptions), ...transfers, own]) {
    byCode.set(`${assumption.code} ${assumption.message}`, assumption);
  }
  return [...byCode.values()];
}
