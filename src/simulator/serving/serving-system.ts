import type { CollectivePlan } from '../collectives/index.ts';
import type { StepModel } from '../compute/index.ts';
import { type FlowClass, kvRoute, type Router } from '../network/index.ts';
import type { PoolInput, SimulationInput } from '../simulation-input.ts';

/** A compiled design with its step models: what simulate and estimate both run on. */
export interface ServingSystem {
  readonly input: SimulationInput;
  readonly router: Router;
  /** [pool][replica]. */
  readonly stepModels: readonly (readonly StepModel[])[];
  readonly layerCount: number;
  /** Every rank of a TP group holds the same KV (MLA, MQA). */
  readonly isKvReplicated: boolean;
  /** Plan of the c-th collective of a replica over other routes; null where no path joins its ranks. Left out: it has no other way. */
  readonly replan?: (router: Router, pool: number, replica: number, c: number) => CollectivePlan | null;
}

/** Node and NIC of each rank that holds the KV of one data-parallel rank; stage outermost, TP innermost. */
function kvEndpoint(pool: PoolInput, replicaIndex: number, dataParallelRank: number) {
  const { tp, cp, dp, pp } = pool.parallelism;
  const { ranks, nics } = pool.replicas[replicaIndex];
  const width = tp * cp;
  const places = Int32Array.from({ length: pp * width }, (_, i) => {
    const stage = Math.floor(i / width);
    return (stage * dp + dataParallelRank) * width + (i % width);
  });
  return { ranks: places.map((place) => ranks[place]), nics: places.map((place) => nics[place]), pipelineStageCount: pp };
}

/** One side of a transfer, by index. */
export interface KvPlace {
  readonly pool: number;
  readonly replica: number;
  readonly dataParallelRank: number;
}

/** Links between two places of KV, as one class; the caller keeps it. null: no path joins them. */
export function kvFlowClass(system: ServingSystem, from: KvPlace, to: KvPlace): FlowClass | null {
  const { pools } = system.input;
  const route = kvRoute(
    system.router,
    kvEndpoint(pools[from.pool], from.replica, from.dataParallelRank),
    kvEndpoint(pools[to.pool], to.replica, to.dataParallelRank),
    system.isKvReplicated,
  );
  return route.ok ? route.value : null;
}
