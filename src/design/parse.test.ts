import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Migration } from './migrations/index.ts';
import { parseDesign, parseDesignWith } from './parse.ts';
import { serializeDesign } from './serialize.ts';
import { arbitraryDesign } from './testing/arbitrary-design.ts';
import { twoRacks } from './testing/fixture-designs.ts';

const text = serializeDesign(twoRacks());
const refusal = (source: string) => parseDesign(source).diagnostics[0];
const edited = (change: (json: Record<string, unknown>) => unknown) => {
  const json = JSON.parse(text);
  change(json);
  return parseDesign(JSON.stringify(json));
};

test('a file that is cut off says at which line and column it ends', () => {
  // "{\n  "name": " ends on line 2 after 11 characters.
  expect(refusal('{\n  "name": ')).toMatchObject({
    code: 'truncated-json',
    severity: 'error',
    message: expect.stringContaining('line 2, column 11'),
  });
  expect(refusal(text.slice(0, 700))).toMatchObject({ code: 'truncated-json' });
  expect(refusal('')).toMatchObject({ code: 'empty-file' });
});

test('a fault inside the file is told with its place', () => {
  expect(refusal('{\n  "a": 1,\n  "b": 01\n}')).toMatchObject({ code: 'bad-json', message: expect.stringContaining('line 3, column 8') });
  expect(refusal('{ "a" 1 }')).toMatchObject({ code: 'bad-json', message: expect.stringContaining('column 7, where ":"') });
  expect(refusal('{ "a": 1 "b": 2 }')).toMatchObject({ message: expect.stringContaining('column 10, where "," or "}"') });
  expect(refusal('[1, 2,]')).toMatchObject({ message: expect.stringContaining('column 7, where a value') });
  expect(refusal('{} x')).toMatchObject({ message: expect.stringContaining('column 4, where the end of the file') });
});

test('JSON that is no design is told as such', () => {
  for (const source of ['[]', 'null', '7', '"x"', '{}', '{"format":"excalidraw"}'])
    expect(refusal(source)).toMatchObject({ code: 'not-a-design' });
});

test('a newer format version is refused with a way out', () => {
  expect(refusal(text.replace('"formatVersion": 1', '"formatVersion": 2'))).toMatchObject({
    code: 'format-version-newer',
    path: ['formatVersion'],
    remedy: expect.stringContaining('Update'),
  });
});

/** The problems of the sound design with one value replaced (undefined: taken away). */
function damaged(place: readonly (string | number)[], value: unknown) {
  const { diagnostics } = edited((json) => {
    let parent = json as Record<string | number, unknown>;
    for (const key of place.slice(0, -1)) parent = parent[key] as typeof parent;
    const key = place[place.length - 1];
    if (value === undefined) delete parent[key];
    else parent[key] = value;
  });
  return diagnostics.map(({ code, path }) => [code, path.join('.')]);
}

test('wrong types, missing and unknown fields carry the path into the file', () => {
  expect(damaged(['topology', 'components', 0, 'count'], 'eight')).toEqual([['wrong-type', 'topology.components.0.count']]);
  expect(damaged(['topology', 'components', 0, 'count'], 0)).toEqual([['out-of-range', 'topology.components.0.count']]);
  expect(damaged(['deployment', 'model'], undefined)).toEqual([['missing-field', 'deployment.model']]);
  expect(damaged(['deployment', 'modle'], 'x')).toEqual([['unknown-field', 'deployment']]);
  expect(damaged(['deployment', 'pools', 0, 'scheduler', 'kind'], 'magic')).toEqual([
    ['unknown-kind', 'deployment.pools.0.scheduler.kind'],
  ]);
  expect(damaged(['topology', 'groups', 0, 'id'], 'Hall A')).toEqual([['bad-id', 'topology.groups.0.id']]);
  expect(damaged(['parts'], { 'My GPU': { basedOn: 'x' } })).toEqual([['bad-id', 'parts.My GPU']]);
  expect(damaged(['workload', 'classes'], [])).toEqual([['out-of-range', 'workload.classes']]);
  expect(damaged(['deployment', 'pools', 0, 'role'], 'judge')).toEqual([['wrong-value', 'deployment.pools.0.role']]);
});

test('messages are sentences with the value that was found', () => {
  const [diagnostic] = edited((json) => ((json as { targets: { ttftSeconds: unknown } }).targets.ttftSeconds = 'fast')).diagnostics;
  expect(diagnostic).toMatchObject({
    message: 'targets.ttftSeconds is "fast", but must be a number.',
    remedy: 'Replace it with a number.',
  });
});

test('defaults are filled in', () => {
  const parsed = edited((json) => delete (json as { workload: { warmupFraction?: number } }).workload.warmupFraction);
  expect(parsed.design?.workload.warmupFraction).toBe(0.1);
});

test('an older version is migrated step by step', () => {
  const rename: Migration = { from: 0, label: 'title becomes name', migrate: ({ title, ...rest }) => ({ ...rest, name: title }) };
  const shout: Migration = { from: 1, label: 'names are loud', migrate: (json) => ({ ...json, name: `${json.name}!` }) };
  const { name: _name, ...rest } = twoRacks();
  const old = JSON.stringify({ ...rest, formatVersion: 0, title: 'old' });
  // The schema accepts version 1 only, so the synthetic chain ends at 1 or is refused by the schema at 2.
  expect(parseDesignWith(old, 1, [rename]).design?.name).toBe('old');
  expect(parseDesignWith(old, 2, [shout, rename]).diagnostics).toMatchObject([{ path: ['formatVersion'], message: 'formatVersion is 2.' }]);
  expect(parseDesignWith(old, 1, []).diagnostics).toMatchObject([{ code: 'format-version-unknown' }]);
  expect(parseDesign(old).diagnostics).toMatchObject([{ code: 'format-version-unknown' }]);
});

test('no text makes the parser throw', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.json()), (source) => void parseDesign(source)),
    { numRuns: 150 },
  );
  expect(parseDesign('['.repeat(200_000)).design).toBeNull();
  expect(
    parseDesign(text.replace('"parts": {}', `"parts": { "a": { "basedOn": "b", "c": ${'['.repeat(9999)}${']'.repeat(9999)} } }`))
      .diagnostics,
  ).toMatchObject([{ code: 'too-deep' }]);
  expect(
    parseDesign(`{"__proto__": {"format": "clusterwright-design"}, "format": "clusterwright-design", "formatVersion": 1}`).design,
  ).toBeNull();
});

test('no damage to a valid file makes the parser throw, and what it refuses it explains', () => {
  const damage = fc.record({ at: fc.nat(text.length - 1), length: fc.nat(40), insert: fc.string({ maxLength: 10 }) });
  fc.assert(
    fc.property(fc.array(damage, { minLength: 1, maxLength: 3 }), (damages) => {
      const source = damages.reduce((current, { at, length, insert }) => current.slice(0, at) + insert + current.slice(at + length), text);
      const { design, diagnostics } = parseDesign(source);
      expect(design === null).toBe(diagnostics.length > 0);
      for (const diagnostic of diagnostics) expect(diagnostic.message.length * diagnostic.remedy.length).toBeGreaterThan(0);
    }),
    { numRuns: 150 },
  );
});

test('no replaced value makes the parser throw', () => {
  const places: (string | number)[][] = [];
  const collect = (value: unknown, path: (string | number)[]): void => {
    places.push(path);
    if (typeof value !== 'object' || value === null) return;
    for (const [key, item] of Object.entries(value)) collect(item, [...path, Array.isArray(value) ? Number(key) : key]);
  };
  collect(JSON.parse(text), []);
  fc.assert(
    fc.property(fc.constantFrom(...places), fc.jsonValue(), (place, value) => {
      const json = JSON.parse(text);
      if (place.length === 0) return void parseDesign(JSON.stringify(value));
      let parent = json;
      for (const key of place.slice(0, -1)) parent = parent[key];
      parent[place[place.length - 1]] = value;
      parseDesign(JSON.stringify(json));
    }),
    { numRuns: 150 },
  );
});

test('what is written reads back as the same design', () => {
  fc.assert(
    fc.property(arbitraryDesign, (design) => {
      const parsed = parseDesign(serializeDesign(design));
      expect(parsed.diagnostics).toEqual([]);
      expect(parsed.design).toEqual(design);
    }),
    { numRuns: 60 },
  );
});
