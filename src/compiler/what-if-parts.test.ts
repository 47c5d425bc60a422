import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { catalog } from '../catalog/index.ts';
import { type Design, parseDesign, setPart } from '../design/index.ts';
import { estimate } from '../simulator/index.ts';
import { compileDesign } from './index.ts';

const preset = parseDesign(readFileSync(new URL('../../presets/llama70b-2p2d.cluster.json', import.meta.url), 'utf8')).design!;
const summaryOf = (design: Design) => estimate(compileDesign(design, catalog).input!);
const whatIfs = (design: Design) =>
  summaryOf(design)
    .assumptions.filter(({ code }) => code === 'what-if-part')
    .map(({ message }) => message);

function edited(part: Readonly<Record<string, unknown>>): Design {
  const result = setPart.apply(preset, catalog, { id: 'nvidia-h100-sxm', part: { basedOn: 'nvidia-h100-sxm', whatIf: true, ...part } });
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

test('a result names each what-if part that is drawn, what it changes and what the catalogue says', () => {
  expect(whatIfs(preset)).toEqual([]);
  // Four HGX H100: 32 GPUs.
  expect(whatIfs(edited({ memoryBandwidthBytesPerSecond: 6.7e12, peakFlopsPerSecond: { fp4: 4e15 } }))).toEqual([
    'What-if: 32 × “H100 SXM 80 GB” with memory bandwidth 6.7 TB/s (3.35 TB/s), peak FP4 4 PFLOP/s (none); in brackets H100 SXM 80 GB of the catalogue. Its kernels reach the same fractions of its peaks as those measured on H100 SXM 80 GB.',
  ]);
});

test('a copy that lies on the shelf and is not drawn is no assumption', () => {
  expect(whatIfs({ ...preset, parts: { mine: { basedOn: 'nvidia-h100-sxm', priceUsd: 1, whatIf: true } } })).toEqual([]);
});

test('twice the memory bandwidth shortens the decode step', () => {
  const before = summaryOf(preset);
  // A decode step reads all weights: mostly memory time, so well below; kernels start and collectives stay, so not below half.
  const faster = summaryOf(edited({ memoryBandwidthBytesPerSecond: 6.7e12 })).tpotSeconds.mean! / before.tpotSeconds.mean!;
  expect(faster).toBeLessThan(0.85);
  expect(faster).toBeGreaterThan(0.5);
});
