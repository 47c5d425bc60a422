import { expect, test } from 'vitest';
import { resolveParts } from './resolve-parts.ts';
import type { Design } from './schema.ts';
import { fixtureLibrary } from './testing/fixture-library.ts';

const resolve = (parts: Design['parts']) => resolveParts({ parts }, fixtureLibrary);

test('an edited part differs from its base in what it says, also inside a table of figures', () => {
  const { part, diagnostics } = resolve({
    mine: {
      basedOn: 'nvidia-h100-sxm',
      label: 'Mine',
      memoryBandwidthBytesPerSecond: 4e12,
      peakFlopsPerSecond: { fp4: 4e15 },
      whatIf: true,
    },
  });
  expect(diagnostics).toEqual([]);
  // The base has 1e15 in bf16, 2e15 in fp8, 80 GB.
  expect(part('mine')).toMatchObject({
    id: 'mine',
    label: 'Mine',
    memoryBandwidthBytesPerSecond: 4e12,
    memoryCapacityBytes: 80e9,
    peakFlopsPerSecond: { bf16: 1e15, fp8: 2e15, fp4: 4e15 },
  });
});

test('parts may be based on edited parts, and come down to a catalogue id', () => {
  const resolved = resolve({ b: { basedOn: 'a', latencySeconds: 1e-7 }, a: { basedOn: 'infiniband-ndr', bandwidthBytesPerSecond: 1e11 } });
  expect(resolved.part('b')).toMatchObject({ bandwidthBytesPerSecond: 1e11, latencySeconds: 1e-7 });
  expect([resolved.catalogId('b'), resolved.catalogId('infiniband-ndr')]).toEqual(['infiniband-ndr', 'infiniband-ndr']);
});

test('a part based on its own id edits the catalogue in place', () => {
  expect(resolve({ 'quantum-2': { basedOn: 'quantum-2', priceUsd: 5 } }).part('quantum-2')).toMatchObject({
    priceUsd: 5,
    label: 'Quantum-2',
  });
});

test('wrong figures are told and left at the catalogue value', () => {
  const { part, diagnostics } = resolve({
    mine: {
      basedOn: 'nvidia-h100-sxm',
      memoryCapacityBytes: 'lots',
      wings: 2,
      family: 'switch',
      memoryStackCount: 2.5,
      priceUsd: null,
      peakFlopsPerSecond: { int8: 1 },
    },
  });
  expect(diagnostics.map(({ code, path }) => [code, path[2]])).toEqual([
    ['wrong-part-figure', 'memoryCapacityBytes'],
    ['unknown-part-figure', 'wings'],
    ['fixed-part-figure', 'family'],
    ['wrong-part-figure', 'memoryStackCount'],
    ['wrong-part-figure', 'peakFlopsPerSecond'],
  ]);
  expect(part('mine')).toMatchObject({ memoryCapacityBytes: 80e9, family: 'accelerator', memoryStackCount: 5, priceUsd: null });
});

test('unknown and circular bases are told once each', () => {
  const codes = (parts: Design['parts']) => resolve(parts).diagnostics.map(({ code, path }) => [code, path[1]]);
  expect(codes({ a: { basedOn: 'nothing' }, b: { basedOn: 'a' } })).toEqual([['unknown-part', 'a']]);
  expect(codes({ a: { basedOn: 'b' }, b: { basedOn: 'a' } })).toEqual([['cyclic-part', 'a']]);
  expect(codes({ a: { basedOn: 'a' } })).toEqual([['unknown-part', 'a']]);
});
