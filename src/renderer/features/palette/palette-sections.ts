import { formatBytes, formatBytesPerSecond, formatCount } from '../../../base/format.ts';
import { catalogEntries, findEntries, parsePartQuery } from '../../../catalog/index.ts';
import {
  type Definition,
  type MemoryKind,
  type Part,
  type PartLibrary,
  patternFamily,
  type SystemTemplate,
  type TechnologyFamily,
} from '../../../design/index.ts';
import type { IconName } from '../../ui/icons.ts';

/** A row of the palette. */
export interface PaletteRow {
  readonly kind: 'part' | 'system' | 'link' | 'pattern';
  readonly id: string;
  readonly label: string;
  /** One figure that tells it from its neighbours. */
  readonly figure: string;
  readonly vendor: string;
  /** Everything that a search may meet: other names, family, year, availability. */
  readonly keywords: string;
  readonly icon: IconName;
  /** Its figures are set by the design. */
  readonly isWhatIf?: boolean;
}

export interface PaletteSection {
  readonly id: string;
  readonly label: string;
  readonly rows: readonly PaletteRow[];
}

function iconOf(part: Part): IconName {
  switch (part.family) {
    case 'accelerator':
    case 'nic':
    case 'host':
    case 'link':
      return part.family;
    case 'switch':
      return part.nodeKind;
    case 'memory':
      if (part.memoryKind === 'cxl') return 'memory-pool';
      return part.memoryKind === 'nvme' || part.memoryKind === 'remote' ? 'storage' : 'memory';
  }
}

function figureOf(part: Part): string {
  switch (part.family) {
    case 'accelerator':
      return formatBytesPerSecond(part.memoryBandwidthBytesPerSecond); // its label says the capacity
    case 'memory':
      return formatBytes(part.capacityBytes);
    case 'switch': {
      const count = part.ports.reduce((sum, group) => sum + group.count, 0);
      return `${formatCount(count)} ${count === 1 ? 'port' : 'ports'}`;
    }
    case 'nic':
    case 'link':
      return formatBytesPerSecond(part.bandwidthBytesPerSecond);
    case 'host':
      return part.coreCount === null ? '' : `${formatCount(part.coreCount)} cores`;
  }
}

function partRow(part: Part): PaletteRow {
  return {
    kind: part.family === 'link' ? 'link' : 'part',
    id: part.id,
    label: part.label,
    figure: figureOf(part),
    vendor: part.vendor,
    keywords: [...part.synonyms, part.family, part.releaseYear ?? '', part.availability, part.basedOn === undefined ? '' : 'what-if'].join(
      ' ',
    ),
    icon: iconOf(part),
    ...(part.basedOn === undefined ? {} : { isWhatIf: true }),
  };
}

/** Accelerators in one instance of a definition, with what it places in turn. */
export function acceleratorCount(definition: Definition, definitions: Readonly<Record<string, Definition>>, library: PartLibrary): number {
  const own = definition.components
    .filter((component) => library.part(component.part)?.family === 'accelerator')
    .reduce((sum, component) => sum + (component.count ?? 1), 0);
  const inside = (definition.instances ?? []).reduce((sum, instance) => {
    const placed = definitions[instance.definition];
    return sum + (placed ? (instance.count ?? 1) * acceleratorCount(placed, definitions, library) : 0);
  }, 0);
  return own + inside;
}

function systemRow(system: SystemTemplate, library: PartLibrary): PaletteRow {
  const count = acceleratorCount(system.definition, system.needs, library);
  const figure = `${formatCount(count)} ${count === 1 ? 'GPU' : 'GPUs'}`;
  return {
    kind: 'system',
    id: system.id,
    // Labels that say the number of devices themselves would say it twice in a row.
    label: system.label.replace(new RegExp(`,? *\\b${count} GPUs?$`), ''),
    figure,
    vendor: '',
    keywords: `system ${system.definition.kind} ${system.definition.label}`,
    icon: system.definition.kind === 'rack' ? 'rack' : 'server',
  };
}

const isMemory = (part: Part, ...kinds: readonly MemoryKind[]) => part.family === 'memory' && kinds.includes(part.memoryKind);
const isSwitch = (part: Part, kind: 'switch' | 'scale-up-switch' | 'pcie-switch') => part.family === 'switch' && part.nodeKind === kind;
const isLink = (part: Part, ...families: readonly TechnologyFamily[]) => part.family === 'link' && families.includes(part.technology);

/** Each part falls into the first section that takes it. */
const sections: readonly { readonly id: string; readonly label: string; takes(part: Part): boolean }[] = [
  { id: 'accelerators', label: 'Accelerators', takes: (part) => part.family === 'accelerator' },
  { id: 'memory', label: 'Memory', takes: (part) => isMemory(part, 'ddr', 'lpddr', 'cxl', 'hbf') },
  { id: 'in-package-memory', label: 'Memory in packages', takes: (part) => isMemory(part, 'hbm', 'gddr', 'sram') },
  { id: 'storage', label: 'Drives and stores', takes: (part) => isMemory(part, 'nvme', 'remote') },
  { id: 'switches', label: 'Network switches', takes: (part) => isSwitch(part, 'switch') },
  { id: 'scale-up-switches', label: 'Scale-up switches', takes: (part) => isSwitch(part, 'scale-up-switch') },
  { id: 'pcie-switches', label: 'PCIe and CXL switches', takes: (part) => isSwitch(part, 'pcie-switch') },
  { id: 'nics', label: 'NICs', takes: (part) => part.family === 'nic' },
  { id: 'hosts', label: 'Hosts', takes: (part) => part.family === 'host' },
  { id: 'links', label: 'Network links', takes: (part) => isLink(part, 'infiniband', 'ethernet', 'optical', 'storage') },
  { id: 'scale-up-links', label: 'Scale-up links', takes: (part) => isLink(part, 'scale-up') },
  { id: 'host-links', label: 'Host links and buses', takes: (part) => part.family === 'link' },
];

/** Everything on the shelf by family, systems first: they are what one starts with. */
export function paletteSections(library: PartLibrary): readonly PaletteSection[] {
  const sectionOf = (part: Part) => sections.find((section) => section.takes(part));
  const parts = library
    .parts()
    .filter(({ basedOn }) => basedOn === undefined)
    .map((part) => [sectionOf(part)?.id, partRow(part)] as const);
  const own = library.parts().filter(({ basedOn }) => basedOn !== undefined);
  return [
    ...(own.length === 0 ? [] : [{ id: 'own', label: 'What-if parts', rows: own.map(partRow) }]),
    { id: 'systems', label: 'Systems', rows: library.systems().map((system) => systemRow(system, library)) },
    {
      id: 'patterns',
      label: 'Patterns',
      rows: patternFamily.members.map(({ kind, label, help }) => ({
        kind: 'pattern',
        id: kind,
        label,
        figure: '',
        vendor: help,
        keywords: kind,
        icon: 'pattern',
      })),
    },
    ...sections.map(({ id, label }) => ({ id, label, rows: parts.flatMap(([section, row]) => (section === id ? [row] : [])) })),
  ];
}

/**
 * The rows whose label, vendor, id, other names, year or section have every word of the query; sections without one are
 * left out. A query with bounds ("≥ 8 TB/s") is the catalogue's: it finds the parts and systems whose figures meet them.
 */
export function searchPalette(all: readonly PaletteSection[], query: string, library: PartLibrary): readonly PaletteSection[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return all;
  const parsed = parsePartQuery(query);
  const met = parsed.bounds.length > 0 ? new Set(findEntries(catalogEntries(library), parsed).map(({ entry }) => entry.id)) : null;
  const isFound = (row: PaletteRow, section: PaletteSection): boolean => {
    if (met !== null) return row.kind !== 'pattern' && met.has(row.id);
    const text = `${row.label} ${row.vendor} ${row.id} ${row.figure} ${row.keywords} ${section.label}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  return all
    .map((section) => ({ ...section, rows: section.rows.filter((row) => isFound(row, section)) }))
    .filter((section) => section.rows.length > 0);
}
