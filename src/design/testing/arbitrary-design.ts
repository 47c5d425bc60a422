import fc from 'fast-check';
import type { Design } from '../schema.ts';
import { twoRacks } from './fixture-designs.ts';

// Few names, so that they often meet; some of the fixture's, so that things are really drawn.
const id = fc.oneof(
  { arbitrary: fc.constantFrom('a', 'b', 'c', 'hgx-h100'), weight: 4 },
  { arbitrary: fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,6}$/), weight: 1 },
);
const catalogId = fc.oneof(
  { arbitrary: fc.constantFrom('nvidia-h100-sxm', 'quantum-2', 'connectx-7', 'infiniband-ndr', 'pcie5-x16', 'a'), weight: 4 },
  { arbitrary: fc.stringMatching(/^[a-z0-9][a-z0-9.-]{0,6}$/), weight: 1 },
);
const index = fc.oneof(
  fc.constantFrom('', '[*]', '[i]', '[i/2]', '[0..2]', '[', '[j%3]'),
  fc.nat(9).map((n) => `[${n}]`),
);
const path = fc
  .tuple(fc.array(fc.tuple(id, index), { minLength: 1, maxLength: 3 }), fc.constantFrom('', '', ':port', ':port[0]', ':a[i]'))
  .map(([segments, port]) => segments.map(([name, copy]) => `${name}${copy}`).join('/') + port);
const count = fc.integer({ min: 1, max: 6 });
/** -0 is written as 0, so it is not a number that a design may hold. */
const finite = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }).map((x) => x + 0);
const positive = fc.double({ noNaN: true, noDefaultInfinity: true, min: 1e-9, max: 1e15 });
const text = fc.string({ maxLength: 12 });

function optional<T extends object, O extends object>(
  required: { [K in keyof T]: fc.Arbitrary<T[K]> },
  rest: { [K in keyof O]: fc.Arbitrary<O[K]> },
): fc.Arbitrary<T & Partial<O>> {
  return fc.record({ ...required, ...rest } as Record<string, fc.Arbitrary<unknown>>, {
    requiredKeys: Object.keys(required),
  }) as unknown as fc.Arbitrary<T & Partial<O>>;
}

const component = optional({ id, part: catalogId }, { label: text, in: path, count });
const link = optional(
  { id, part: catalogId, from: path, to: path },
  {
    pattern: fc.constantFrom('pairwise' as const, 'all-to-all' as const),
    count,
    bandwidthBytesPerSecond: positive,
    reverseBandwidthBytesPerSecond: positive,
    latencySeconds: positive,
  },
);
const override = optional({}, { part: catalogId, label: text });
const few = <T>(items: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(items, { maxLength: 3 });
const map = <T>(keys: fc.Arbitrary<string>, values: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> =>
  fc.dictionary(keys, values, { maxKeys: 3 });

const definition = optional(
  {
    label: text,
    kind: fc.constantFrom('server' as const, 'tray' as const, 'rack' as const, 'chassis' as const),
    components: few(component.map(({ in: _in, ...rest }) => rest)),
    links: few(link),
    ports: map(id, fc.record({ component: path, technology: catalogId })),
  },
  {
    instances: few(optional({ id, definition: id }, { label: text, count })),
    overheadPriceUsd: positive,
    overheadPowerWatts: positive,
    notes: text,
  },
);

/** Designs that the schema takes, sensible or not. */
export const arbitraryDesign: fc.Arbitrary<Design> = fc
  .record({
    name: text,
    parts: map(
      catalogId,
      fc
        .tuple(catalogId, map(fc.stringMatching(/^[a-z][A-Za-z]{0,8}$/), fc.oneof(positive, text, fc.boolean(), fc.constant(null))))
        .map(([basedOn, { label: _label, whatIf: _whatIf, ...figures }]) => ({ ...figures, basedOn })),
    ),
    definitions: map(id, definition),
    groups: few(
      optional({ id, kind: fc.constantFrom('hall' as const, 'rack' as const, 'group' as const) }, { label: text, in: path, count }),
    ),
    instances: few(optional({ id, definition: id }, { label: text, in: path, count, overrides: map(path, override) })),
    components: few(component),
    links: few(link),
    positions: map(path, fc.record({ x: finite, y: finite })),
    collapsed: few(path),
  })
  .map(({ name, parts, definitions, groups, instances, components, links, positions, collapsed }) => {
    const base = twoRacks();
    return {
      ...base,
      name,
      parts,
      definitions,
      topology: { ...base.topology, groups, instances, components, links },
      view: { positions, collapsed },
    } as Design;
  });
