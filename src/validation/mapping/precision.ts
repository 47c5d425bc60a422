import type { AcceleratorPart } from '../../design/index.ts';
import type { NumberFormat, PrecisionInput } from '../../simulator/index.ts';

/** A published name of a number format; null: none that is known. */
export function formatOfName(name: string): NumberFormat | null {
  const text = name.toLowerCase();
  if (/fp4|mxfp4|nvfp4|int4/.test(text)) return 'fp4';
  if (/fp8|e4m3|int8/.test(text)) return 'fp8';
  return /bf16|fp16|bfloat16|float16/.test(text) ? 'bf16' : null;
}

/**
 * Formats of a run: weights as stated, else as released; the cache in fp8 where weights are narrower than bf16 (contracts.md §5).
 * A device that cannot multiply in the weights' format multiplies in bf16, as gpt-oss does on Hopper (W4A16).
 */
export function precisionOf(stated: string, kvStore: string | null, released: NumberFormat, part: AcceleratorPart): PrecisionInput {
  const weights = formatOfName(stated) ?? released;
  return {
    weights,
    activations: part.peakFlopsPerSecond[weights] === null ? 'bf16' : weights,
    kvStore: (kvStore === null ? null : formatOfName(kvStore)) ?? (weights === 'bf16' ? 'bf16' : 'fp8'),
  };
}
