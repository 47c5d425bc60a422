/** A stream of uniform numbers in (0, 1): never 0, so that its logarithm is finite. */
export type RandomStream = () => number;

function hash32(text: string, seed: number): number {
  let h = seed >>> 0;
  for (let i = 0; i < text.length; i += 1) {
    h = Math.imul(h ^ text.charCodeAt(i), 0x9e3779b1);
    h ^= h >>> 15;
  }
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/**
 * A seeded stream with a name of its own (sfc32, 53 random bits per number): a draw added in one stream never
 * shifts another, so a result repeats byte for byte under the same seed.
 *
 * @see Doty-Humphrey, PractRand (sfc32)
 */
export function randomStream(seed: number, name: string): RandomStream {
  let a = hash32(name, seed);
  let b = hash32(name, seed ^ 0x243f6a88);
  let c = hash32(name, seed ^ 0xb7e15162);
  let counter = 1;
  const next = (): number => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + t) | 0;
    return t >>> 0;
  };
  for (let i = 0; i < 15; i += 1) next();
  return () => ((next() >>> 5) * 67108864 + (next() >>> 6) + 0.5) / 9007199254740992;
}
