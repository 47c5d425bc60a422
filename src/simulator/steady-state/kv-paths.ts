import { invariant } from '../../base/assert.ts';
import type { FlowClass } from '../network/index.ts';
import { type KvPlace, kvFlowClass, type ServingSystem } from '../serving/index.ts';

/** Pairs that are routed at most: beyond it, an even sample stands for the rest. */
const maxPairCount = 512;

/** A pair of places that KV travels between, and its share of all transfers. */
export interface KvPath {
  readonly flowClass: FlowClass;
  readonly fraction: number;
}

/** Places of KV of all pools of a role, with each pool's share of the requests. */
function places(system: ServingSystem, role: 'prefill' | 'decode', fractionOfPool: readonly number[]) {
  return system.input.pools.flatMap((pool, p) => {
    if (pool.role !== role) return [];
    const count = system.stepModels[p].reduce((sum, model) => sum + model.dataParallelCount, 0);
    return pool.replicas.flatMap((_, replica) =>
      Array.from({ length: system.stepModels[p][replica].dataParallelCount }, (_, dataParallelRank) => {
        const place: KvPlace = { pool: p, replica, dataParallelRank };
        return { place, fraction: fractionOfPool[p] / count };
      }),
    );
  });
}

/** Every way that KV takes, or an even sample of them, each prefill rank equally often. */
export function kvPaths(system: ServingSystem, fractionOfPool: readonly number[]): readonly KvPath[] {
  const sources = places(system, 'prefill', fractionOfPool);
  const targets = places(system, 'decode', fractionOfPool);
  const perSource = Math.max(1, Math.min(targets.length, Math.floor(maxPairCount / Math.max(1, sources.length))));
  const paths: KvPath[] = [];
  sources.forEach((source, s) => {
    // Steps through the targets so that the sources together meet each of them equally often.
    const chosen = Array.from(
      { length: perSource },
      (_, k) => targets[(s * perSource + Math.floor((k * targets.length) / perSource)) % targets.length],
    );
    const total = chosen.reduce((sum, target) => sum + target.fraction, 0);
    for (const target of chosen) {
      const flowClass = kvFlowClass(system, source.place, target.place);
      invariant(flowClass !== null, 'the compiler has refused a design whose pools no path joins');
      paths.push({ flowClass, fraction: (source.fraction * target.fraction) / total });
    }
  });
  return paths;
}
