/** 32 well-mixed bits (the finaliser of MurmurHash3, Appleby) of what a switch hashes, and of the switch itself. */
export function pathHash(seed: number, ...values: readonly number[]): number {
  let h = seed | 0;
  for (const value of values) {
    h = Math.imul(h ^ (value + 0x9e3779b9), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    h ^= h >>> 16;
  }
  return h >>> 0;
}
