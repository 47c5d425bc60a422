import type { AcceleratorPart, Definition, PartLibrary, SystemTemplate } from '../../design/index.ts';

/** Where the accelerators of a system stand: units (servers, or trays of a rack), and accelerators in each. */
export interface SystemShape {
  readonly template: SystemTemplate;
  /** Path of a unit below the system; null: the system is the unit. */
  readonly unit: { readonly id: string; readonly count: number } | null;
  readonly componentId: string;
  readonly perUnit: number;
}

/** `H200-SXM-141GB`, `h200_sxm`, `NVIDIA B200-SXM-180GB`, `AMD Instinct MI300X 192GB HBM3`, `A100-SXM4-80GB`, `H800`. */
const deviceName = /\b(gb\d{3}|gh\d{3}|mi\d{3}[xa]?|[abhlv]\d{2,3}s?|h20|rtx\s*pro\s*6000|rtxpro6000|rtx\s*4090|rtx4090)\b/i;

/** The catalogue's accelerator of a published name; board forms other than SXM must be named by both. */
export function acceleratorOfName(name: string, library: PartLibrary): AcceleratorPart | undefined {
  if (/virtualized/i.test(name)) return acceleratorOfName(name.replace(/virtualized/i, ''), library);
  const device = deviceName.exec(name.replaceAll('_', ' '))?.[1].toLowerCase().replaceAll(/\s/g, '');
  if (device === undefined) return undefined;
  const form = /\b(nvl|pcie)\b/i.exec(name.replaceAll(/[_-]/g, ' '))?.[1].toLowerCase() ?? null;
  const candidates = library
    .parts()
    .filter((part): part is AcceleratorPart => part.family === 'accelerator')
    .filter(({ id }) => id.replaceAll('-', '').includes(device))
    // Where a name leaves the memory open, the larger: the one that is sold in servers.
    .toSorted((a, b) => b.memoryCapacityBytes - a.memoryCapacityBytes);
  const words = (part: AcceleratorPart) => part.id.split('-');
  const exact = candidates.filter((part) => device.startsWith('rtx') || words(part).includes(device));
  if (form !== null) return exact.find((part) => words(part).includes(form));
  const memory = /(\d+)\s*gb/i.exec(name.replace(/gb\d{3}/i, ''))?.[1];
  const plain = exact.filter((part) => !words(part).includes('nvl') && !words(part).includes('pcie'));
  return (
    plain.find((part) => memory !== undefined && words(part).includes(memory)) ??
    plain.find((part) => words(part).includes('sxm')) ??
    plain[0]
  );
}

function acceleratorComponent(definition: Definition, partId: string) {
  return definition.components.find(({ part }) => part === partId);
}

function shapeOf(template: SystemTemplate, partId: string): SystemShape | null {
  const own = acceleratorComponent(template.definition, partId);
  if (own) return { template, unit: null, componentId: own.id, perUnit: own.count ?? 1 };
  for (const instance of template.definition.instances ?? []) {
    const inside = template.needs[instance.definition];
    const component = inside && acceleratorComponent(inside, partId);
    if (component)
      return { template, unit: { id: instance.id, count: instance.count ?? 1 }, componentId: component.id, perUnit: component.count ?? 1 };
  }
  return null;
}

/**
 * The reference system of an accelerator: an HGX-class server of eight where there is one, else the rack that it is sold in,
 * else the system with the most of them.
 */
export function referenceSystemOf(part: AcceleratorPart, library: PartLibrary): SystemShape | null {
  const shapes = library
    .systems()
    .map((template) => shapeOf(template, part.id))
    .filter((shape) => shape !== null);
  const count = (shape: SystemShape) => shape.perUnit * (shape.unit?.count ?? 1);
  return (
    shapes.find((shape) => shape.unit === null && shape.perUnit === 8) ??
    shapes.find((shape) => count(shape) === 72) ??
    shapes.toSorted((a, b) => count(b) - count(a))[0] ??
    null
  );
}
