/**
 * Query-key pairs of a causal chunk: each of `newTokens` sees the cached prefix, itself and the new tokens before it.
 * Σ_{j=1..n} (p + j) = n·p + n(n+1)/2.
 */
export function causalPairs(newTokens: number, cachedTokens: number): number {
  return newTokens * cachedTokens + (newTokens * (newTokens + 1)) / 2;
}

/**
 * The same where a query sees at most `limit` keys, itself included (sliding window, top-k): Σ_{j=p+1..p+n} min(j, limit).
 * With f(x) = x(x+1)/2 up to the limit and f(W) + (x − W)·W past it, the sum is f(p + n) − f(p).
 */
export function limitedPairs(newTokens: number, cachedTokens: number, limit: number): number {
  const upTo = (x: number): number => (x <= limit ? (x * (x + 1)) / 2 : (limit * (limit + 1)) / 2 + (x - limit) * limit);
  return upTo(cachedTokens + newTokens) - upTo(cachedTokens);
}

/**
 * The same where a query sees its own chunk only: position j sees ((j − 1) mod C) + 1 keys. With g(x) = ⌊x/C⌋·C(C+1)/2 +
 * r(r+1)/2, r = x mod C, the sum is g(p + n) − g(p).
 */
export function chunkedPairs(newTokens: number, cachedTokens: number, chunk: number): number {
  const upTo = (x: number): number => {
    const rest = x % chunk;
    return (Math.floor(x / chunk) * chunk * (chunk + 1)) / 2 + (rest * (rest + 1)) / 2;
  };
  return upTo(cachedTokens + newTokens) - upTo(cachedTokens);
}
