import { invariant } from '../../base/assert.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { TrafficClass } from '../../results/index.ts';
import type { Unreachable } from '../network/index.ts';
import { type AlgorithmInput, type Candidate, type CollectiveAlgorithm, candidate, timingsInsideNodes } from './algorithm.ts';
import { allReduceAlgorithms } from './all-reduce/index.ts';
import { allToAllAlgorithms } from './all-to-all/index.ts';
import type { CollectivePlan } from './collective-plan.ts';
import { allGather, reduceScatter } from './gather-and-scatter.ts';
import { PhaseBuilder, phaseSeconds } from './phase-builder.ts';
import { type CollectiveContext, groupLayout, type RankGroup } from './rank-groups.ts';

/** Payload whose best algorithm stands for the plan on the links: between a decode step's and a prompt's. */
const typicalPayloadBytes = 4 * 1024 ** 2;

/** How a collective is to be planned. */
export interface PlanOptions {
  readonly trafficClass: TrafficClass;
  /** 'engine': kernels of inference engines too, as they choose; 'library': only what the collective library runs. */
  readonly from?: 'engine' | 'library';
  /** Kind of algorithm, fixed by the user. */
  readonly algorithm?: string;
  /** For an all-to-all: see `betweenNodesFraction`. */
  readonly betweenNodesFraction?: number;
}

/** A plan, or the two ranks that no path joins. */
export type PlanResult = Result<CollectivePlan, Unreachable>;

/** All-reduce of S bytes per rank, in each group at the same time. */
export function planAllReduce(context: CollectiveContext, groups: readonly RankGroup[], options: PlanOptions): PlanResult {
  return planBest(context, groups, allReduceAlgorithms.members, options);
}

/** All-to-all of S bytes per rank, an n-th to each rank, its own included. */
export function planAllToAll(context: CollectiveContext, groups: readonly RankGroup[], options: PlanOptions): PlanResult {
  return planBest(context, groups, allToAllAlgorithms.members, options);
}

/** All-gather to S bytes on each rank. */
export function planAllGather(context: CollectiveContext, groups: readonly RankGroup[], options: PlanOptions): PlanResult {
  return planBest(context, groups, [allGather], options);
}

/** Reduce-scatter of S bytes per rank. */
export function planReduceScatter(context: CollectiveContext, groups: readonly RankGroup[], options: PlanOptions): PlanResult {
  return planBest(context, groups, [reduceScatter], options);
}

/** S bytes from the first to the second rank of each pair, all pairs at the same time. */
export function planPointToPoint(context: CollectiveContext, pairs: readonly RankGroup[], options: PlanOptions): PlanResult {
  const layouts = pairs.map((pair) => groupLayout(context, pair));
  const { send } = timingsInsideNodes(context, layouts);
  const phase = new PhaseBuilder(context);
  for (const pair of pairs) phase.send(pair, 0, 1, 1);
  const built = candidate('point to point', 1, [phase.build(send, send.startSeconds)]);
  return built.ok ? ok(planOf(context, [built.value], options.trafficClass, pairs.length)) : err(built.error);
}

function planBest(
  context: CollectiveContext,
  groups: readonly RankGroup[],
  algorithms: readonly CollectiveAlgorithm[],
  options: PlanOptions,
): PlanResult {
  const real = groups.filter((group) => group.ranks.length > 1);
  if (real.length === 0) return ok(planOf(context, [{ algorithm: 'none', phases: [], memberBytes: 1 }], options.trafficClass, 0));
  const layouts = real.map((group) => groupLayout(context, group));
  const input: AlgorithmInput = {
    context,
    layouts,
    timings: timingsInsideNodes(context, layouts),
    betweenNodesFraction: options.betweenNodesFraction ?? null,
  };
  const candidates: Candidate[] = [];
  for (const algorithm of algorithms) {
    if (options.algorithm ? algorithm.kind !== options.algorithm : options.from === 'library' && algorithm.from === 'engine') continue;
    const planned = algorithm.plan(input);
    if (planned === null) continue;
    if (!planned.ok) return err(planned.error);
    candidates.push(planned.value);
  }
  invariant(candidates.length > 0, 'some algorithm runs on every layout');
  return ok(
    planOf(
      context,
      candidates,
      options.trafficClass,
      real.reduce((sum, group) => sum + group.ranks.length, 0),
    ),
  );
}

/** One plan of several candidates: each payload is timed with the best of them. */
function planOf(
  context: CollectiveContext,
  candidates: readonly Candidate[],
  trafficClass: TrafficClass,
  rankTotal: number,
): CollectivePlan {
  const secondsOf = ({ phases }: Candidate, payloadBytes: number, shareFraction: number): number =>
    phases.reduce((sum, phase) => sum + phaseSeconds(phase, payloadBytes, shareFraction), 0);
  const typical = candidates.reduce((best, next) =>
    secondsOf(next, typicalPayloadBytes, 1) < secondsOf(best, typicalPayloadBytes, 1) ? next : best,
  );
  const linkBytes = new Map<number, number>();
  for (const phase of typical.phases) for (const [link, bytes] of phase.linkBytes) linkBytes.set(link, (linkBytes.get(link) ?? 0) + bytes);
  const links = Int32Array.from(linkBytes.keys()).sort();
  const linkBytesPerPayloadByte = Float64Array.from(links, (link) => linkBytes.get(link) as number);
  invariant(
    links.every((link) => link < context.graph.linkIds.length),
    'a plan names links of its graph',
  );
  return {
    algorithm: typical.algorithm,
    trafficClass,
    flowClass: {
      links,
      memberCounts: linkBytesPerPayloadByte.map((bytes) => bytes / typical.memberBytes),
      memberTotal: rankTotal,
      latencySeconds: Math.max(0, ...typical.phases.map((phase) => phase.latencySeconds)),
    },
    linkBytesPerPayloadByte,
    seconds(payloadBytes, shareFraction) {
      let best = Infinity;
      for (const each of candidates) best = Math.min(best, secondsOf(each, payloadBytes, shareFraction));
      return best;
    },
  };
}

/** The plan of a collective by the name of its operation, groups running at the same time; of `send` a group is [from, to]. */
export function planCollective(
  context: CollectiveContext,
  operation: 'all-reduce' | 'all-to-all' | 'all-gather' | 'reduce-scatter' | 'send',
  groups: readonly RankGroup[],
  options: PlanOptions,
): PlanResult {
  const planners = {
    'all-reduce': planAllReduce,
    'all-to-all': planAllToAll,
    'all-gather': planAllGather,
    'reduce-scatter': planReduceScatter,
    send: planPointToPoint,
  } as const;
  return planners[operation](context, groups, options);
}
