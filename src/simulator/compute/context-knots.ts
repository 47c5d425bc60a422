/**
 * Fixed knots in context tokens, shared by every batch, layer and device: 0, 1, 2, … then two to the octave. Between two
 * of them the attention of a decode batch is by definition a straight line, so that a run of equal steps has a closed form.
 */
const knotsPerOctave = 2;
const octaves = 40;

function makeKnots(): Float64Array {
  const knots = [0];
  for (let step = 0; step <= knotsPerOctave * octaves; step += 1) {
    const tokens = Math.round(2 ** (step / knotsPerOctave));
    if (tokens > knots[knots.length - 1]) knots.push(tokens);
  }
  return Float64Array.from(knots);
}

/** Ascending, whole tokens: [knotCount]. */
export const contextKnotTokens: Float64Array = makeKnots();

/** Index of the last knot that is not above `contextTokens`. */
export function knotIndexBelow(contextTokens: number): number {
  const last = contextKnotTokens.length - 2;
  if (contextTokens < 1) return 0;
  // Rounded and doubled small knots shift the index: guess from the logarithm, then walk the rest.
  let index = Math.min(last, Math.max(0, Math.floor(knotsPerOctave * Math.log2(contextTokens)) - 4));
  while (index < last && contextKnotTokens[index + 1] <= contextTokens) index += 1;
  while (index > 0 && contextKnotTokens[index] > contextTokens) index -= 1;
  return index;
}
