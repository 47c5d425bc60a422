import { formatBytes, formatBytesPerSecond, formatCount } from '../../../base/format.ts';
import { type Definition, type Part, type PartLibrary, patternFamily, type SystemTemplate } from '../../../design/index.ts';
import type { IconName } from '../../ui/icons.ts';

/** A row of the palette. */
export interface PaletteRow {
  readonly kind: 'part' | 'system' | 'link' | 'pattern';
  readonly id: string;
  readonly label: string;
  /** One figure that tells it from its neighbours. */
  readonly figure: string;
  readonly vendor: string;
  readonly icon: IconName;
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
      return part.memoryKind === 'nvme' ? 'storage' : part.memoryKind === 'cxl' ? 'memory-pool' : 'memory';
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
      return `${formatCount(part.coreCount)} cores`;
  }
}

function partRow(part: Part): PaletteRow {
  return {
    kind: part.family === 'link' ? 'link' : 'part',
    id: part.id,
    label: part.label,
    figure: figureOf(part),
    vendor: part.vendor,
    icon: iconOf(part),
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
    icon: system.definition.kind === 'rack' ? 'rack' : 'server',
  };
}

const sections: readonly { readonly id: string; readonly label: string; readonly families: readonly Part['family'][] }[] = [
  { id: 'accelerators', label: 'Accelerators', families: ['accelerator'] },
  { id: 'memory', label: 'Memory', families: ['memory'] },
  { id: 'switches', label: 'Switches', families: ['switch'] },
  { id: 'nics', label: 'NICs and hosts', families: ['nic', 'host'] },
  { id: 'links', label: 'Links', families: ['link'] },
];

/** Everything on the shelf by family, systems first: they are what one starts with. */
export function paletteSections(library: PartLibrary): readonly PaletteSection[] {
  return [
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
        icon: 'pattern',
      })),
    },
    ...sections.map(({ id, label, families }) => ({
      id,
      label,
      rows: library
        .parts()
        .filter((part) => families.includes(part.family))
        .map(partRow),
    })),
  ];
}

/** The rows whose label, vendor, id or section has every word of the query; sections without one are left out. */
export function searchPalette(all: readonly PaletteSection[], query: string): readonly PaletteSection[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return all;
  return all
    .map((section) => ({
      ...section,
      rows: section.rows.filter((row) => {
        const text = `${row.label} ${row.vendor} ${row.id} ${row.figure} ${section.label}`.toLowerCase();
        return words.every((word) => text.includes(word));
      }),
    }))
    .filter((section) => section.rows.length > 0);
}
