import type { PoolInput, ReplicaInput, SimulationInput } from '../simulator/index.ts';

/** Replicas of the prefill and of the decode pool, on the accelerators that both have together. */
export interface PoolSplit {
  readonly prefillReplicas: number;
  readonly decodeReplicas: number;
}

const sizeOf = (pool: PoolInput): number => pool.replicas[0].ranks.length;

function pairOf(input: SimulationInput): readonly [PoolInput, PoolInput] | null {
  const prefill = input.pools.filter(({ role }) => role === 'prefill');
  const decode = input.pools.filter(({ role }) => role === 'decode');
  const isPair = input.pools.length === 2 && prefill.length === 1 && decode.length === 1;
  return isPair && prefill[0].device.partId === decode[0].device.partId ? [prefill[0], decode[0]] : null;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/**
 * Every way to deal the accelerators of the two pools so that no replica crosses the place where the other pool's would begin:
 * the border moves by the least common multiple of both replica sizes.
 *
 * @returns null unless there is exactly one prefill and one decode pool of the same accelerator
 */
export function possibleSplits(input: SimulationInput): readonly PoolSplit[] | null {
  const pair = pairOf(input);
  if (pair === null) return null;
  const [prefillSize, decodeSize] = pair.map(sizeOf);
  const count = pair.reduce((sum, { replicas }) => sum + replicas.reduce((ranks, replica) => ranks + replica.ranks.length, 0), 0);
  const grain = (prefillSize * decodeSize) / greatestCommonDivisor(prefillSize, decodeSize);
  const splits: PoolSplit[] = [];
  for (let border = grain; count - border >= decodeSize; border += grain) {
    splits.push({ prefillReplicas: border / prefillSize, decodeReplicas: Math.floor((count - border) / decodeSize) });
  }
  return splits;
}

/** The input with its accelerators dealt anew: prefill from the front, decode from the back, in the order of the drawing. */
export function splitPools(input: SimulationInput, split: PoolSplit): SimulationInput {
  const pair = pairOf(input);
  if (pair === null) return input;
  const ranks = pair.flatMap(({ replicas }) => replicas.flatMap((replica) => [...replica.ranks]));
  const nics = pair.flatMap(({ replicas }) => replicas.flatMap((replica) => [...replica.nics]));
  const deal = (pool: PoolInput, count: number, first: number): PoolInput => {
    const size = sizeOf(pool);
    const replicas = Array.from({ length: count }, (_, index): ReplicaInput => {
      const start = first + index * size;
      return {
        id: `${pool.id}/replica[${index}]`,
        ranks: Int32Array.from(ranks.slice(start, start + size)),
        nics: Int32Array.from(nics.slice(start, start + size)),
      };
    });
    return { ...pool, replicas };
  };
  const [prefill, decode] = pair;
  const decodeFirst = ranks.length - split.decodeReplicas * sizeOf(decode);
  const dealt = new Map([
    [prefill.id, deal(prefill, split.prefillReplicas, 0)],
    [decode.id, deal(decode, split.decodeReplicas, decodeFirst)],
  ]);
  return { ...input, pools: input.pools.map((pool) => dealt.get(pool.id) ?? pool) };
}
