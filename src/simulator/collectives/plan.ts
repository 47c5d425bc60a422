import { invariant } from '../../base/assert.ts';
import type { Kind } from '../../base/kinds.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { TrafficClass } from '../../results/index.ts';
import type { Unreachable } from '../network/index.ts';
import { type AlgorithmInput, type Candidate, type CollectiveAlgorithm, collectiveTimings, type ExpertExchange } from './algorithm.ts';
import { allReduceAlgorithms } from './all-reduce/index.ts';
import { allToAllAlgorithms } from './all-to-all/index.ts';
import { broadcastAlgorithms } from './broadcast/index.ts';
import { candidateSeconds, planOf } from './candidates.ts';
import type { CollectivePlan } from './collective-plan.ts';
import { allGatherAlgorithms, reduceScatterAlgorithms } from './gather-and-scatter/index.ts';
import { pointToPointAlgorithms } from './point-to-point.ts';
import { type CollectiveContext, groupLayout, type RankGroup } from './rank-groups.ts';

/** Payload whose best algorithm stands for the plan on the links, unless the caller says otherwise. */
const usualPayloadBytes = 4 * 1024 ** 2;

/** The ways to run each operation. Payload S per rank:
 * - `all-reduce`: S to be reduced, and S of result;
 * - `all-gather`, `reduce-scatter`: S is the whole, of which each rank holds an n-th before or after;
 * - `all-to-all`: S to send, an n-th to each rank, its own included;
 * - `broadcast`: S from the first rank to all others;
 * - `send`: S from the first to the second rank of each pair.
 */
export const collectiveFamilies = {
  'all-reduce': allReduceAlgorithms,
  'all-gather': allGatherAlgorithms,
  'reduce-scatter': reduceScatterAlgorithms,
  'all-to-all': allToAllAlgorithms,
  broadcast: broadcastAlgorithms,
  send: pointToPointAlgorithms,
} as const satisfies Readonly<Record<string, { readonly members: readonly (CollectiveAlgorithm & Kind)[] }>>;
export type CollectiveOperation = keyof typeof collectiveFamilies;

/** How a collective is to be planned. */
export interface PlanOptions {
  readonly trafficClass: TrafficClass;
  /** 'engine': kernels of inference engines too, as they choose; 'library': only what the collective library runs. */
  readonly from?: 'engine' | 'library';
  /** Kind of algorithm, fixed by the user. Where it cannot run, the choice is automatic and an assumption says so. */
  readonly algorithm?: string;
  /** For the all-to-all of expert parallelism: the payload then counts a copy for each expert of each token. */
  readonly exchange?: ExpertExchange;
  /** The payload whose algorithm decides the bytes on the links. */
  readonly typicalPayloadBytes?: number;
  /** `ideal`: propagation and bytes alone, as in a schedule on paper; for tests and bounds. */
  readonly constants?: 'measured' | 'ideal';
}

/** A plan, or the two ranks that no path joins. */
export type PlanResult = Result<CollectivePlan, Unreachable>;

/**
 * Plans a collective that all groups run at the same time: of the algorithms that can run there, each payload takes the one with the
 * least predicted time, as the tuners of the libraries do.
 */
export function planCollective(
  context: CollectiveContext,
  operation: CollectiveOperation,
  groups: readonly RankGroup[],
  options: PlanOptions,
): PlanResult {
  const { trafficClass, typicalPayloadBytes = usualPayloadBytes } = options;
  const real = groups.filter((group) => group.ranks.length > 1);
  const frame = { graph: context.graph, trafficClass, typicalPayloadBytes };
  if (real.length === 0) {
    const nothing: Candidate = { algorithm: 'none', phases: [], memberBytes: 1, medianErrorFraction: 0 };
    return ok(planOf({ ...frame, candidates: [nothing], rankTotal: 0, assumptions: [] }));
  }
  const layouts = real.map((group) => groupLayout(context, group));
  const timings = collectiveTimings(context, layouts, options.constants === 'ideal');
  const input: AlgorithmInput = { context: { ...context, timings }, layouts, timings: timings.inside, exchange: options.exchange ?? null };
  const members: readonly CollectiveAlgorithm[] = collectiveFamilies[operation].members;
  const fixed = members.filter(({ kind }) => kind === options.algorithm);
  const automatic = members.filter(({ from }) => from === 'library' || (from === 'engine' && options.from !== 'library'));
  const asked = candidatesOf(fixed, input);
  const isRefused = options.algorithm !== undefined && asked.candidates.length === 0;
  const { candidates, unreachable } = asked.candidates.length > 0 ? asked : candidatesOf(automatic, input);
  if (candidates.length === 0) {
    invariant(unreachable !== null, `some ${operation} runs on every layout`);
    return err(unreachable);
  }
  const typical = candidates.reduce((best, next) =>
    candidateSeconds(next, typicalPayloadBytes, 1) < candidateSeconds(best, typicalPayloadBytes, 1) ? next : best,
  );
  return ok(
    planOf({
      ...frame,
      candidates,
      rankTotal: real.reduce((sum, group) => sum + group.ranks.length, 0),
      assumptions: [
        ...(isRefused
          ? [
              {
                code: 'collective-chosen-instead',
                message: `"${options.algorithm}" cannot run this ${operation} over these ranks: the fastest that can is taken, here ${typical.algorithm}.`,
              },
            ]
          : []),
        basis(typical, timings.technology, timings.isMeasured),
      ],
    }),
  );
}

/** What the constants of the chosen algorithm rest on. */
function basis({ algorithm, medianErrorFraction }: Candidate, technology: string, isMeasured: boolean) {
  const over = technology === '' ? 'the network' : technology;
  if (!isMeasured || medianErrorFraction === null) {
    return {
      code: 'collective-times-assumed',
      message: isMeasured
        ? `${capital(algorithm)} over ${over}: software times are those of the library's tuner or of a similar technology; their error is not known.`
        : `${capital(algorithm)} over ${over}: its software times were not measured; those of NVLink 5 stand in.`,
    };
  }
  return {
    code: 'collective-times-fitted',
    message: `${capital(algorithm)} over ${over}: constants are fitted to measured tables, with a median error of ${Math.round(100 * medianErrorFraction)} %.`,
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Those that can run. A way that some missing path stops is left out as long as another is left. */
function candidatesOf(algorithms: readonly CollectiveAlgorithm[], input: AlgorithmInput) {
  const candidates: Candidate[] = [];
  let unreachable: Unreachable | null = null;
  for (const algorithm of algorithms) {
    const planned = algorithm.plan(input);
    if (planned === null) continue;
    if (planned.ok) candidates.push(planned.value);
    else unreachable ??= planned.error;
  }
  return { candidates, unreachable };
}
