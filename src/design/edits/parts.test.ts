import { expect, test } from 'vitest';
import { partUses } from '../part-uses.ts';
import { resolveParts } from '../resolve-parts.ts';
import type { Design } from '../schema.ts';
import { twoRacks } from '../testing/fixture-designs.ts';
import { fixtureLibrary } from '../testing/fixture-library.ts';
import type { Edit, EditResult } from './edit.ts';
import { clonePart, overridePart, placePart, setElementField, setPart } from './index.ts';

function run<K extends string, Args>(design: Design, edit: Edit<K, Args>, args: Args): Design {
  const result = edit.apply(design, fixtureLibrary, args);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}
const refusal = (result: EditResult) => (result.ok ? null : result.error);

const cloned = (): Design => run(twoRacks(), clonePart, { from: 'nvidia-h100-sxm' });
const mine = 'my-nvidia-h100-sxm';

test('a copy has the figures of its original, a name of its own, and says what it is based on', () => {
  const design = cloned();
  expect(design.parts).toEqual({ [mine]: { basedOn: 'nvidia-h100-sxm', label: 'My H100 SXM', whatIf: true } });
  const part = resolveParts(design, fixtureLibrary).part(mine);
  expect(part).toMatchObject({ basedOn: 'nvidia-h100-sxm', memoryCapacityBytes: 80e9 });
  expect(fixtureLibrary.part('nvidia-h100-sxm')?.basedOn).toBeUndefined();
});

test('a changed figure is marked as what-if beside those that the catalogue vouches for, entry by entry', () => {
  const design = run(cloned(), setPart, {
    id: mine,
    part: { ...cloned().parts[mine], memoryBandwidthBytesPerSecond: 8e12, peakFlopsPerSecond: { fp4: 4e15 } },
  });
  const part = resolveParts(design, fixtureLibrary).part(mine);
  expect(part?.sources.memoryBandwidthBytesPerSecond).toMatchObject({ confidence: 'what-if', note: 'H100 SXM: 3 TB/s' });
  expect(Object.keys(part?.sources ?? {})).toEqual(['memoryBandwidthBytesPerSecond', 'peakFlopsPerSecond.fp4']); // fixtures have no sources
});

test('a copy of a copy takes over its figures and stands on the catalogue: neither changes with the other', () => {
  const changed = run(cloned(), setPart, { id: mine, part: { ...cloned().parts[mine], priceUsd: 5 } });
  const twice = run(changed, clonePart, { from: mine });
  expect(twice.parts[`${mine}-2`]).toEqual({ basedOn: 'nvidia-h100-sxm', label: 'My H100 SXM 2', whatIf: true, priceUsd: 5 });
  const again = run(twice, setPart, { id: mine, part: { ...twice.parts[mine], priceUsd: 9 } });
  expect(resolveParts(again, fixtureLibrary).part(`${mine}-2`)?.priceUsd).toBe(5);
});

test('a copy in use is not dropped: the refusal names every kind of place and what to select', () => {
  let design = cloned();
  design = run(design, placePart, { part: mine, x: 0, y: 0 });
  design = run(design, overridePart, { path: 'rack[1]/server[0]/gpu[3]', part: mine });
  design = {
    ...design,
    definitions: {
      ...design.definitions,
      box: { label: 'Box', kind: 'tray', components: [{ id: 'die', part: mine }], links: [], ports: {} },
    },
    parts: { ...design.parts, other: { basedOn: mine, label: 'Other' } },
  };
  expect(partUses(design, mine).map(({ place }) => place)).toEqual(['gpu', 'rack[1]/server[0]/gpu[3]', 'die in “Box”', 'part “Other”']);
  expect(refusal(setPart.apply(design, fixtureLibrary, { id: mine, part: null }))).toMatchObject({
    code: 'part-in-use',
    message: '“My H100 SXM” is used by gpu, rack[1]/server[0]/gpu[3], die in “Box”, part “Other”.',
    subjects: ['gpu', 'server'],
  });
  const free = run(run(design, setElementField, { id: 'gpu', field: 'part', value: 'nvidia-h200-sxm' }), overridePart, {
    path: 'rack[1]/server[0]/gpu[3]',
    part: null,
  });
  const { box: _box, ...definitions } = free.definitions;
  const { other: _other, ...parts } = free.parts;
  expect(run({ ...free, definitions, parts }, setPart, { id: mine, part: null }).parts).toEqual({});
});

test('links and patterns keep a copy too', () => {
  const design = run(twoRacks(), clonePart, { from: 'infiniband-ndr', id: 'fast' });
  const [pattern] = design.topology.patterns;
  const used: Design = {
    ...design,
    topology: {
      ...design.topology,
      patterns: [{ ...pattern, uplink: 'fast' } as typeof pattern],
      links: [{ id: 'l', part: 'fast', from: 'leaf[0]', to: 'leaf[1]' }],
    },
  };
  expect(partUses(used, 'fast').map(({ place }) => place)).toEqual(['link l', `pattern ${pattern.id}`]);
});

test('an edit in place goes back to the catalogue even while it is used, and by itself when nothing differs', () => {
  const edited = run(twoRacks(), setPart, { id: 'quantum-2', part: { basedOn: 'quantum-2', priceUsd: 1, whatIf: true } });
  expect(run(edited, setPart, { id: 'quantum-2', part: null }).parts).toEqual({});
  expect(run(edited, setPart, { id: 'quantum-2', part: { basedOn: 'quantum-2', whatIf: true } }).parts).toEqual({});
});

test('what cannot be copied is refused', () => {
  expect(refusal(clonePart.apply(twoRacks(), fixtureLibrary, { from: 'none' }))?.code).toBe('unknown-part');
  expect(refusal(clonePart.apply(cloned(), fixtureLibrary, { from: 'quantum-2', id: mine }))?.code).toBe('part-id-taken');
  expect(refusal(clonePart.apply(cloned(), fixtureLibrary, { from: 'quantum-2', id: 'connectx-7' }))?.code).toBe('part-id-taken');
});
