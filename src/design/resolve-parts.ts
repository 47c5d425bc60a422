import type { Diagnostic } from '../base/diagnostic.ts';
import { fieldUnit } from '../base/field-units.ts';
import { type FigureSource, figureSource, type LinkPart, type Part, type PartLibrary } from './part-library.ts';
import type { Design } from './schema.ts';

/** The catalogue with a design's own parts laid over it. */
export interface ResolvedParts {
  part(id: string): Part | undefined;
  /** The catalogue id that a part comes down to; ports name link parts by it. */
  catalogId(id: string): string;
  /** The parts that the design edits, by id. */
  readonly edited: ReadonlyMap<string, Part>;
  /** Every link part, the design's own first. */
  linkParts(): readonly LinkPart[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Keys of an edited part that are not figures of the part itself. */
const ownKeys: ReadonlySet<string> = new Set(['basedOn', 'whatIf']);
/** What a part is cannot be edited, only how much of it there is. */
const fixedKeys: ReadonlySet<string> = new Set([
  'id',
  'family',
  'sources',
  'nodeKind',
  'memoryKind',
  'technology',
  'availability',
  'synonyms',
]);

/** Lays the edited parts of a design over the catalogue. A wrong figure is reported and left at the catalogue's value. */
export function resolveParts(design: Pick<Design, 'parts'>, library: PartLibrary): ResolvedParts {
  const diagnostics: Diagnostic[] = [];
  const edited = new Map<string, Part>();
  const roots = new Map<string, string>();

  const failed = new Set<string>();
  const resolve = (id: string, seen: readonly string[]): Part | undefined => {
    const own = Object.hasOwn(design.parts, id) ? design.parts[id] : undefined;
    // A part based on its own id edits the catalogue's part of that id in place.
    if (!own || seen.at(-1) === id) return library.part(id);
    const known = edited.get(id);
    if (seen.includes(id)) {
      diagnostics.push(cyclicPart(id, seen));
      return undefined;
    }
    if (known || failed.has(id)) return known;
    const base = resolve(own.basedOn, [...seen, id]);
    if (!base) {
      if (own.basedOn === id || !Object.hasOwn(design.parts, own.basedOn)) diagnostics.push(unknownBase(id, own.basedOn));
      failed.add(id);
      return undefined;
    }
    roots.set(id, own.basedOn === id ? id : (roots.get(own.basedOn) ?? own.basedOn));
    const part = overlay(id, base, own, diagnostics, roots.get(id) ?? own.basedOn);
    edited.set(id, part);
    return part;
  };

  for (const id of Object.keys(design.parts)) resolve(id, []);
  return {
    part: (id) => edited.get(id) ?? (Object.hasOwn(design.parts, id) ? undefined : library.part(id)),
    catalogId: (id) => roots.get(id) ?? id,
    edited,
    linkParts: () =>
      [...edited.values(), ...library.parts().filter((part) => !edited.has(part.id))].filter((part) => part.family === 'link'),
    diagnostics,
  };
}

function cyclicPart(id: string, seen: readonly string[]): Diagnostic {
  return {
    code: 'cyclic-part',
    severity: 'error',
    path: ['parts', id, 'basedOn'],
    message: `Part "${id}" is based on itself: ${[...seen.slice(seen.indexOf(id)), id].join(' → ')}.`,
    remedy: 'Base one of them on a part of the catalogue.',
  };
}

function unknownBase(id: string, base: string): Diagnostic {
  return {
    code: 'unknown-part',
    severity: 'error',
    path: ['parts', id, 'basedOn'],
    message: `Part "${id}" is based on "${base}", which is not in the catalogue.`,
    remedy: 'Base it on a part of the catalogue, or bring in the catalogue that has it.',
  };
}

function overlay(id: string, base: Part, own: Design['parts'][string], diagnostics: Diagnostic[], root: string): Part {
  const sources: Record<string, FigureSource> = { ...base.sources };
  const part: Record<string, unknown> = { ...base, id, basedOn: root, sources };
  for (const [key, value] of Object.entries(own)) {
    if (ownKeys.has(key)) continue;
    const problem = figureProblem(base, key, value);
    if (problem) {
      diagnostics.push({
        code: problem.code,
        severity: 'error',
        path: ['parts', id, key],
        message: `Part "${id}": ${problem.message}`,
        remedy: problem.remedy,
      });
      continue;
    }
    const old = base[key as keyof Part] as unknown;
    part[key] = isPlainObject(value) ? { ...(old as object), ...value } : value;
    if (isPlainObject(value) && isPlainObject(old)) {
      for (const entry of Object.keys(value)) sources[`${key}.${entry}`] = whatIfSource(base, `${key}.${entry}`, old[entry]);
    } else if (typeof value !== 'string') sources[key] = whatIfSource(base, key, old);
  }
  return part as unknown as Part;
}

/** What stands beside a figure that the design sets: what it is in the catalogue, and where that comes from. */
function whatIfSource(base: Part, name: string, old: unknown): FigureSource {
  const was = typeof old === 'number' ? fieldUnit(name.split('.')[0]).format(old) : old === null ? 'none' : null;
  const published = figureSource(base, name);
  const origin = published && published.confidence !== 'what-if' ? `, ${published.source} (${published.date})` : '';
  return {
    source: 'Set in this design',
    date: '',
    confidence: 'what-if',
    note: was === null ? `The catalogue’s own: ${base.label}${origin}` : `${base.label}: ${was}${origin}`,
  };
}

function figureProblem(base: Part, key: string, value: unknown): { code: string; message: string; remedy: string } | null {
  if (fixedKeys.has(key)) {
    return {
      code: 'fixed-part-figure',
      message: `"${key}" says what the part is and cannot be edited.`,
      remedy: `Remove "${key}", or base the part on another one.`,
    };
  }
  if (!Object.hasOwn(base, key)) {
    const figures = Object.keys(base).filter((name) => !fixedKeys.has(name));
    return {
      code: 'unknown-part-figure',
      message: `"${key}" is not a figure of "${base.id}" (${base.family}).`,
      remedy: `Use one of: ${figures.join(', ')}.`,
    };
  }
  const wrong = wrongType(base[key as keyof Part], key, value);
  if (wrong === null) return null;
  return {
    code: 'wrong-part-figure',
    message: `"${key}" is ${describe(value)}, but must be ${wrong}.`,
    remedy: `Set "${key}" to ${wrong}, or remove it to keep the catalogue's value.`,
  };
}

/** Figures that have a text or a list where the catalogue holds one; all others are numbers. */
function wrongType(catalogValue: unknown, key: string, value: unknown): string | null {
  if (Array.isArray(catalogValue))
    return key === 'ports' && arePorts(value) ? null : 'a list of ports, each with id, technologies and count';
  if (isPlainObject(catalogValue)) {
    const isFine =
      isPlainObject(value) &&
      Object.entries(value).every(([name, figure]) => Object.hasOwn(catalogValue, name) && (figure === null || isFigure(figure)));
    return isFine ? null : `an object with numbers for ${Object.keys(catalogValue).join(', ')}`;
  }
  if (typeof catalogValue === 'boolean') return typeof value === 'boolean' ? null : 'true or false';
  if (typeof catalogValue === 'string' || (catalogValue === null && key === 'kernelConstants')) {
    return typeof value === 'string' || (key === 'kernelConstants' && value === null) ? null : 'a text';
  }
  if (key.endsWith('Count') && value !== null) return isFigure(value) && Number.isInteger(value) ? null : 'a whole number, zero or more';
  if (isFigure(value) || (value === null && mayBeUnknown.has(key))) return null;
  return mayBeUnknown.has(key) ? 'a number, zero or more, or null for unknown' : 'a number, zero or more';
}

const mayBeUnknown: ReadonlySet<string> = new Set([
  'priceUsd',
  'powerWatts',
  'idlePowerWatts',
  'switchingBandwidthBytesPerSecond',
  'energyPicojoulesPerBit',
  'peakInt8OpsPerSecond',
  'onChipMemoryBytes',
  'scaleUpDomainCount',
  'enduranceWritesPerDay',
  'reachMetres',
  'coreCount',
  'releaseYear',
]);

function isFigure(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function arePorts(value: unknown): boolean {
  if (!Array.isArray(value)) return false;
  return value.every(
    (port) =>
      isPlainObject(port) &&
      typeof port.id === 'string' &&
      Array.isArray(port.technologies) &&
      port.technologies.every((technology) => typeof technology === 'string') &&
      Number.isInteger(port.count) &&
      (port.count as number) > 0,
  );
}

function describe(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 40 ? `${text.slice(0, 37)}…` : text;
}
