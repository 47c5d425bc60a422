import { invariant } from '../../base/assert.ts';
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

/**
 * Links between two places of KV, as one class; the caller keeps it.
 *
 * @throws if no path joins them: the compiler has refused such a design
 */
export function kvFlowClass(system: ServingSystem, from: KvPlace, to: KvPlace): FlowClass {
  const { pools } = system.input;
  const route = kvRoute(
    system.router,
    kvEndpoint(pools[from.pool], from.replica, from.dataParallelRank),
    kvEndpoint(pools[to.pool], to.replica, to.dataParallelRank),
    system.isKvReplicated,
  );
  invariant(route.ok, `a path joins ${pools[from.pool].replicas[from.replica].id} and ${pools[to.pool].replicas[to.replica].id}`);
  return route.value;
}
