import { expect, test } from 'vitest';
import { designJsonSchema } from './json-schema.ts';

const unitSuffix = /(?:Seconds|Bytes|BytesPerSecond|PerSecond|Fraction|Ratio|Count|Years|Usd|UsdPerKilowattHour|Watts|Flops)$/;
/** Numbers whose name is their unit or that have none: ranks, a seed, pixels, the version, accelerators of a replica, copies. */
const unitless = new Set(['tp', 'pp', 'dp', 'ep', 'cp', 'seed', 'x', 'y', 'formatVersion', 'replicaSize', 'count']);

/** Dimensions of a model are counts, named as papers and configurations name them: heads, ranks, sizes. */
const ofModels = /^\/models\b/;

/** Every property that may hold a number, with its path. */
function numbers(schema: unknown, name: string, path: string): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const node = schema as Record<string, unknown>;
  const own = node.type === 'number' || node.type === 'integer' || typeof node.const === 'number' ? [`${path} ${name}`] : [];
  const inside = Object.entries((node.properties ?? {}) as object).flatMap(([key, value]) => numbers(value, key, `${path}/${key}`));
  const items = [
    node.items,
    node.additionalProperties,
    ...((node.anyOf ?? []) as unknown[]),
    ...((node.oneOf ?? []) as unknown[]),
    ...((node.allOf ?? []) as unknown[]),
  ];
  return [...own, ...inside, ...items.flatMap((item) => numbers(item, name, path))];
}

test('every number of the format carries its unit in its name', () => {
  const found = numbers(designJsonSchema(), '', '');
  expect(found.length).toBeGreaterThan(30);
  expect(found.filter((entry) => !ofModels.test(entry) && !unitSuffix.test(entry) && !unitless.has(entry.split(' ')[1]))).toEqual([]);
});

test('the JSON Schema takes a design without the fields that have defaults', () => {
  const workload = (designJsonSchema() as { properties: { workload: { required: string[] } } }).properties.workload;
  expect(workload.required).toEqual(['classes', 'requestCount', 'seed']);
});
