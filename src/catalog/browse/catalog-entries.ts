import type { Availability, PartFamily, PartLibrary } from '../../design/index.ts';
import { dimensionOf, type FigureBound, meets, type PartQuery } from './figure-query.ts';
import { type PartFigure, partFigures } from './part-figures.ts';
import { systemFigures } from './system-figures.ts';

/** A part or system as the browser of the catalogue lists it. */
export interface CatalogEntry {
  readonly id: string;
  readonly family: PartFamily | 'system';
  readonly label: string;
  readonly vendor: string;
  readonly releaseYear: number | null;
  readonly availability: Availability | null;
  /** Its figures are (in part) set by the design. */
  readonly isWhatIf: boolean;
  readonly figures: readonly PartFigure[];
  /** Everything that a word may meet, in small letters. */
  readonly searchText: string;
}

/** An entry that a query lets through. */
export interface FoundEntry {
  readonly entry: CatalogEntry;
  /** Names of the figures that met a bound. */
  readonly metFigures: readonly string[];
}

/** Every part and system of a library, systems last. */
export function catalogEntries(library: PartLibrary): readonly CatalogEntry[] {
  const parts = library.parts().map((part): CatalogEntry => {
    const isWhatIf = part.basedOn !== undefined;
    const kind = part.family === 'memory' ? part.memoryKind : part.family === 'link' ? part.technology : '';
    const memory = part.family === 'accelerator' ? `${library.part(part.memoryTechnology)?.label ?? part.memoryTechnology}` : '';
    return {
      id: part.id,
      family: part.family,
      label: part.label,
      vendor: part.vendor,
      releaseYear: part.releaseYear,
      availability: part.availability,
      isWhatIf,
      figures: partFigures(part, library),
      searchText: [
        part.label,
        part.vendor,
        part.id,
        part.family,
        kind,
        memory,
        ...part.synonyms,
        part.releaseYear ?? '',
        part.availability,
        isWhatIf ? 'what-if' : '',
      ]
        .join(' ')
        .toLowerCase(),
    };
  });
  const systems = library.systems().map((system): CatalogEntry => {
    const figures = systemFigures(system, library);
    const inside = figures.flatMap(({ name }) => (name.startsWith('inside.') ? (library.part(name.slice('inside.'.length)) ?? []) : []));
    const accelerators = inside.filter((part) => part.family === 'accelerator');
    return {
      id: system.id,
      family: 'system',
      label: system.label,
      vendor: [...new Set(accelerators.map(({ vendor }) => vendor))].join(', '),
      releaseYear: null,
      availability: null,
      isWhatIf: inside.some(({ basedOn }) => basedOn !== undefined),
      figures,
      // A system is looked up by the year of its accelerators, too.
      searchText: [
        system.label,
        system.id,
        'system',
        system.definition.kind,
        system.definition.label,
        ...accelerators.flatMap((part) => [part.label, part.vendor, part.releaseYear ?? '']),
      ]
        .join(' ')
        .toLowerCase(),
    };
  });
  return [...parts, ...systems];
}

/** Meet a bound only when they are named: nobody who asks for less than 1,000 W means idle. */
const secondary: ReadonlySet<string> = new Set(['idlePowerWatts', 'onChipMemoryBytes', 'scaleUpPeerBytesPerSecond']);

/**
 * Figures of an entry that meet a bound; null if the entry does not. Of the words before it the last ones may name the
 * figure; the others must be met by the entry itself.
 */
function metBy(entry: CatalogEntry, bound: FigureBound): readonly string[] | null {
  const { words } = bound;
  const met = new Set<string>();
  for (let split = words.length; split >= 0; split -= 1) {
    if (!words.slice(0, split).every((word) => entry.searchText.includes(word))) continue;
    const names = words.slice(split);
    for (const { name, label, value } of entry.figures) {
      const dimension = dimensionOf(name);
      if (value === null || !bound.dimensions.includes(dimension)) continue;
      // A bare number is a year only where a year is asked for, or looks like one.
      if (dimension === 'year' && names.length === 0 && bound.value < 1900) continue;
      if (names.length === 0 && (dimension === 'count' || secondary.has(name))) continue;
      const text = `${label} ${name}`.toLowerCase();
      if (names.every((word) => text.includes(word)) && meets(value, bound)) met.add(name);
    }
    if (met.size > 0) return [...met];
  }
  return null;
}

/** The entries that have every word of a query and meet every bound, in their order. */
export function findEntries(entries: readonly CatalogEntry[], query: PartQuery): readonly FoundEntry[] {
  return entries.flatMap((entry): readonly FoundEntry[] => {
    if (!query.words.every((word) => entry.searchText.includes(word))) return [];
    const met = query.bounds.map((bound) => metBy(entry, bound));
    return met.every((names) => names !== null) ? [{ entry, metFigures: [...new Set(met.flat())] as string[] }] : [];
  });
}
