import { fieldLabel, fieldUnit } from '../base/field-units.ts';
import type { ExpandedTopology, Part, PartLibrary } from '../design/index.ts';
import type { Assumption } from '../simulator/index.ts';

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function figureText(name: string, value: unknown): string {
  if (typeof value === 'number') return fieldUnit(name).format(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return value === null || value === undefined ? 'none' : 'changed';
}

/** "memory bandwidth 8 TB/s (3.35 TB/s)" for each figure that the design sets, the catalogue's own in brackets. */
function changes(part: Part, original: Part | undefined): readonly string[] {
  const at = (from: Part | undefined, path: readonly string[]): unknown =>
    path.reduce<unknown>((value, key) => (isTable(value) ? value[key] : undefined), from);
  return Object.entries(part.sources).flatMap(([name, source]) => {
    if (source.confidence !== 'what-if') return [];
    const path = name.split('.');
    const label = path.length > 1 ? `${fieldLabel(path[0])} ${path[1].toUpperCase()}` : fieldLabel(name);
    const [now, before] = [at(part, path), at(original, path)];
    if (Array.isArray(now)) return [label.toLowerCase()];
    return now === before
      ? []
      : [`${label[0].toLowerCase()}${label.slice(1)} ${figureText(path[0], now)} (${figureText(path[0], before)})`];
  });
}

/** One assumption for each drawn part whose figures the design sets: which, and what the catalogue says instead. */
export function whatIfAssumptions(topology: ExpandedTopology, library: PartLibrary): readonly Assumption[] {
  const counts = new Map<Part, number>();
  for (const { part } of [...topology.nodes, ...topology.links])
    if (part.basedOn !== undefined) counts.set(part, (counts.get(part) ?? 0) + 1);
  return [...counts].flatMap(([part, count]) => {
    const original = library.part(part.basedOn as string);
    const figures = changes(part, original);
    if (figures.length === 0) return [];
    const kernels =
      part.family === 'accelerator' && part.kernelConstants !== null
        ? ` Its kernels reach the same fractions of its peaks as those measured on ${original?.label ?? part.basedOn}.`
        : '';
    return [
      {
        code: 'what-if-part',
        message: `What-if: ${count} × “${part.label}” with ${figures.join(', ')}; in brackets ${original?.label ?? part.basedOn} of the catalogue.${kernels}`,
      },
    ];
  });
}
