import type { ExpertExchange } from './algorithm.ts';

/** Places that hold some of `topK` experts dealt evenly over `count` places, in the mean: N (1 − (1 − 1/N)^k). */
export function distinctPlaces(topK: number, count: number): number {
  return count * (1 - (1 - 1 / count) ** topK);
}

/** Copies of a token when each place gets one, over one for each expert. */
export function copyFraction(topK: number, count: number): number {
  return distinctPlaces(topK, count) / topK;
}

/** Copies of a token between nodes, its own among them: one for each node that is asked, at most as many as routing allows. */
export function copiesPerNode({ topK, nodeLimit }: ExpertExchange, nodes: number): number {
  return Math.min(distinctPlaces(topK, nodes), nodeLimit ?? Number.POSITIVE_INFINITY);
}
