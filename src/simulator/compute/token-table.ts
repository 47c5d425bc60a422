/**
 * Times by whole tokens, filled as they are asked for: the step loop neither recomputes nor allocates.
 *
 * @param largestTokens larger counts, and fractions, are computed each time
 */
export function tokenTable(seconds: (tokens: number) => number, largestTokens: number): (tokens: number) => number {
  const table = new Float64Array(largestTokens + 1).fill(Number.NaN);
  return (tokens) => {
    if (tokens > largestTokens || !Number.isInteger(tokens)) return seconds(tokens);
    const known = table[tokens];
    if (!Number.isNaN(known)) return known;
    const fresh = seconds(tokens);
    table[tokens] = fresh;
    return fresh;
  };
}
