import type { CollectivePlan } from '../collectives/index.ts';
import type { StepModel } from '../compute/index.ts';
import { withUsual } from '../kv-transfer/index.ts';
import { type FlowClass, type KvRouteOptions, kvRoute, type Router } from '../network/index.ts';
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
export function kvEndpoint(pool: PoolInput, replicaIndex: number, dataParallelRank: number) {
  const { tp, cp, dp, pp } = pool.parallelism;
  const { ranks, nics } = pool.replicas[replicaIndex];
  const width = tp * cp;
  const places = Int32Array.from({ length: pp * width }, (_, i) => {
    const stage = Math.floor(i / width);
    return (stage * dp + dataParallelRank) * width + (i % width);
  });
  return { ranks: places.map((place) => ranks[place]), nics: places.map((place) => nics[place]), pipelineStageCount: pp };
}

/** How KV travels between two pools, as the deployment has it. */
function kvRouteOptions({ input, stepModels, layerCount, isKvReplicated }: ServingSystem, from: KvPlace, to: KvPlace): KvRouteOptions {
  const { path, nicsPerRankCount, descriptorSeconds, descriptorBytes } = withUsual(input.kvTransfer);
  const pageTokens = Math.min(input.pools[from.pool].kvPageTokensCount, input.pools[to.pool].kvPageTokensCount);
  // Keys and values of a layer lie apart; a latent (MLA) is one.
  const layerBytesPerToken = stepModels[from.pool][from.replica].kvBytesPerToken / Math.max(1, layerCount) / (isKvReplicated ? 1 : 2);
  return {
    path,
    nicsPerRankCount,
    descriptorSeconds,
    // Pages of a prompt follow one another in memory; other heads lie between the parts of two pages that are split anew.
    descriptorBytes: (headFraction, isSplitAnew) =>
      Math.max(1, isSplitAnew ? Math.min(descriptorBytes, pageTokens * layerBytesPerToken * headFraction) : descriptorBytes),
  };
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
    kvRouteOptions(system, from, to),
  );
  return route.ok ? route.value : null;
}
