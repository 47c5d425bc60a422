/**
 * Query-key pairs of a causal chunk: each of `newTokens` sees the cached prefix, itself and the new tokens before it.
 * Σ_{j=1..n} (p + j) = n·p + n(n+1)/2.
 */
export function causalPairs(newTokens: number, cachedTokens: number): number {
  return newTokens * cachedTokens + (newTokens * (newTokens + 1)) / 2;
}
