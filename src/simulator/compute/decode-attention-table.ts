import { contextKnotTokens, knotIndexBelow } from './context-knots.ts';

/** Attention of decode batches, by definition piecewise linear in context tokens between knots. */
export interface DecodeAttentionTable {
  /** @param queryTokens new tokens of each sequence: 1, or 1 + γ in a verify step */
  seconds(batchCount: number, contextTokens: number, queryTokens: number): number;
  /** The smallest knot above `contextTokens`; Infinity past the last. */
  nextKnotTokens(batchCount: number, contextTokens: number): number;
}

/** Knots of one batch, and what was computed there; NaN: not yet. */
interface Row {
  readonly knotTokens: Float64Array;
  readonly seconds: Float64Array;
}

/**
 * Values at the knots are computed once for each batch and number of queries. Beside the knots that all share there is one at
 * each bend of a layer kind (a window is full, a top-k is reached), `kinkTokens` of each sequence, so that the line bends where
 * the time does.
 */
export function decodeAttentionTable(
  kinkTokens: readonly number[],
  secondsAt: (batchCount: number, contextTokens: number, queryTokens: number) => number,
): DecodeAttentionTable {
  const kinks = [...new Set(kinkTokens)].sort((a, b) => a - b);
  /** [queryTokens][batchCount] */
  const rows: Row[][] = [];

  function knotsOf(batchCount: number): Float64Array {
    if (kinks.length === 0) return contextKnotTokens;
    const all = new Set([...contextKnotTokens, ...kinks.map((tokens) => Math.round(tokens * batchCount))]);
    return Float64Array.from(all).sort();
  }

  function rowOf(batchCount: number, queryTokens: number): Row {
    let byBatch = rows[queryTokens];
    if (byBatch === undefined) {
      byBatch = [];
      rows[queryTokens] = byBatch;
    }
    const known = byBatch[batchCount];
    if (known !== undefined) return known;
    const knotTokens = knotsOf(batchCount);
    const fresh = { knotTokens, seconds: new Float64Array(knotTokens.length).fill(Number.NaN) };
    byBatch[batchCount] = fresh;
    return fresh;
  }

  /** Index of the last knot that is not above `contextTokens`: shared knots first, then past the few of its own. */
  function indexBelow({ knotTokens }: Row, contextTokens: number): number {
    let index = knotIndexBelow(contextTokens);
    const last = knotTokens.length - 2;
    while (index < last && knotTokens[index + 1] <= contextTokens) index += 1;
    return index;
  }

  return {
    seconds(batchCount, contextTokens, queryTokens) {
      if (batchCount === 0) return 0;
      const row = rowOf(batchCount, queryTokens);
      const atKnot = (knot: number): number => {
        const known = row.seconds[knot];
        if (!Number.isNaN(known)) return known;
        const fresh = secondsAt(batchCount, row.knotTokens[knot], queryTokens);
        row.seconds[knot] = fresh;
        return fresh;
      };
      const below = indexBelow(row, contextTokens);
      const low = row.knotTokens[below];
      const start = atKnot(below);
      if (contextTokens === low) return start;
      const share = (contextTokens - low) / (row.knotTokens[below + 1] - low);
      return start + (atKnot(below + 1) - start) * share;
    },
    nextKnotTokens(batchCount, contextTokens) {
      const row = rowOf(Math.max(1, batchCount), 1);
      const knot = row.knotTokens[indexBelow(row, contextTokens) + 1];
      return knot > contextTokens ? knot : Number.POSITIVE_INFINITY;
    },
  };
}
