import { expect, test } from 'vitest';
import type { Definition, Part } from '../design/index.ts';
import { definitionSchema } from '../design/index.ts';
import { catalog } from './index.ts';

/** Properties of a part that hold a figure, and so need a source. */
function figures(part: Part): [string, number][] {
  return Object.entries(part).flatMap(([name, value]): [string, number][] => {
    if (typeof value === 'number') return [[name, value]];
    if (name === 'peakFlopsPerSecond')
      return Object.values(value as Record<string, number | null>).flatMap((peak) =>
        peak === null ? [] : [[name, peak] as [string, number]],
      );
    return [];
  });
}

/** Free of cost by construction, or counted elsewhere: the source says which. */
const mayBeZero = new Set(['priceUsd', 'powerWatts', 'idlePowerWatts', 'latencySeconds']);

test('every id is unique over all families', () => {
  const ids = [...catalog.parts(), ...catalog.systems(), ...catalog.models()].map((member) => member.id);
  expect(new Set(ids).size).toBe(ids.length);
});

test.each(catalog.parts().map((part) => [part.id, part] as const))(
  '%s: each figure is positive and has a source with date and confidence',
  (_id, part) => {
    for (const [name, value] of figures(part)) {
      expect(part.sources[name], `source of ${name}`).toBeDefined();
      expect(Number.isFinite(value)).toBe(true);
      if (part.family === 'link' && mayBeZero.has(name)) expect(value).toBeGreaterThanOrEqual(0);
      else expect(value, name).toBeGreaterThan(0);
    }
    if (part.ports.length > 0) expect(part.sources.ports, 'source of ports').toBeDefined();
    if (part.family === 'switch' && part.hasInNetworkReduction) expect(part.sources.hasInNetworkReduction).toBeDefined();
    for (const [name, figure] of Object.entries(part.sources)) {
      expect(figure.source, name).not.toBe('');
      expect(figure.date, name).toMatch(/^20\d\d/);
      expect(Object.keys(part), `${name} is a property`).toContain(name);
    }
  },
);

test.each(catalog.parts().map((part) => [part.id, part] as const))(
  '%s: a figure from no source that was read has confidence C',
  (_id, part) => {
    for (const figure of Object.values(part.sources)) {
      if (figure.source.startsWith('Not found')) expect(figure.confidence).toBe('C');
    }
  },
);

test.each(catalog.parts().map((part) => [part.id, part] as const))('%s: idle power does not exceed full power', (_id, part) => {
  if (part.idlePowerWatts !== null) expect(part.idlePowerWatts).toBeLessThanOrEqual(part.powerWatts ?? 0);
});

test.each(catalog.parts().flatMap((part) => part.ports.map((port) => [part.id, port] as const)))(
  'a port of %s takes links that exist',
  (_id, port) => {
    expect(port.count).toBeGreaterThan(0);
    for (const technology of port.technologies) expect(catalog.part(technology)?.family, technology).toBe('link');
  },
);

test.each(
  catalog
    .systems()
    .flatMap((system) =>
      Object.entries({ [system.id]: system.definition, ...system.needs }).map(
        ([id, definition]) => [id, definition, system.needs] as const,
      ),
    ),
)('definition %s fits the schema and refers to parts and definitions that exist', (_id, definition: Definition, needs) => {
  expect(definitionSchema.parse(definition)).toEqual(definition);
  for (const component of definition.components) expect(catalog.part(component.part), component.part).toBeDefined();
  for (const link of definition.links) expect(catalog.part(link.part)?.family, link.part).toBe('link');
  for (const instance of definition.instances ?? []) expect(needs[instance.definition], instance.definition).toBeDefined();
});

test('the memory of every accelerator is on the shelf', () => {
  for (const part of catalog.parts()) {
    if (part.family === 'accelerator') expect(catalog.part(part.memoryTechnology)?.family).toBe('memory');
  }
});
