import { contextKnotTokens, knotIndexBelow } from './context-knots.ts';

/**
 * Attention of a decode batch, by definition piecewise linear in context tokens between the fixed knots. Values at the knots
 * are computed once per batch size.
 */
export function decodeAttentionTable(
  secondsAt: (batchCount: number, contextTokens: number) => number,
): (batchCount: number, contextTokens: number) => number {
  const rows: Float64Array[] = [];

  function atKnot(batchCount: number, knot: number): number {
    let row = rows[batchCount];
    if (row === undefined) {
      row = new Float64Array(contextKnotTokens.length).fill(Number.NaN);
      rows[batchCount] = row;
    }
    const known = row[knot];
    if (!Number.isNaN(known)) return known;
    const fresh = secondsAt(batchCount, contextKnotTokens[knot]);
    row[knot] = fresh;
    return fresh;
  }

  return (batchCount, contextTokens) => {
    if (batchCount === 0) return 0;
    const below = knotIndexBelow(contextTokens);
    const low = contextKnotTokens[below];
    const start = atKnot(batchCount, below);
    if (contextTokens === low) return start;
    const share = (contextTokens - low) / (contextKnotTokens[below + 1] - low);
    return start + (atKnot(batchCount, below + 1) - start) * share;
  };
}
