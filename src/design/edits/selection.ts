import type { Diagnostic } from '../../base/diagnostic.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { expandTopology } from '../expansion/expand-topology.ts';
import type { PartLibrary } from '../part-library.ts';
import { formatPath, parsePath } from '../paths.ts';
import type { Design } from '../schema.ts';
import { findElement } from './elements.ts';

/** What a path on the drawing belongs to. */
export interface PathOwner {
  /** Element of the topology that the path is a copy of, or that holds it. */
  readonly id: string;
  /** Path of that copy. */
  readonly path: string;
  /** Number of the copy; -1 without count. */
  readonly index: number;
  /** What follows inside an instance or a pattern; empty for the element itself. */
  readonly inside: string;
}

/** Finds the element of the topology that a path is in; null if nothing there is drawn by one. */
export function pathOwner(design: Design, path: string): PathOwner | null {
  const segments = parsePath(path);
  if (!segments) return null;
  const { topology } = design;
  const last = segments.findIndex(({ id }) => !topology.groups.some((group) => group.id === id));
  const depth = last < 0 ? segments.length - 1 : last;
  if (!findElement(topology, segments[depth].id)) return null;
  return {
    id: segments[depth].id,
    path: formatPath(segments.slice(0, depth + 1)),
    index: segments[depth].index,
    inside: formatPath(segments.slice(depth + 1)),
  };
}

/** Paths of all copies of an element of the topology. */
export function copyPaths(design: Design, library: PartLibrary, id: string): readonly string[] {
  const { nodes, containers } = expandTopology(design, library).topology;
  const found = findElement(design.topology, id);
  if (!found || found.family === 'links') return [];
  const paths =
    found.family === 'components'
      ? nodes.filter((node) => node.sourceId === id).map(({ path }) => path)
      : containers.filter((box) => box.sourceId === id).map(({ path }) => path);
  return paths.filter((path) => {
    const owner = pathOwner(design, path);
    return owner?.id === id && owner.inside === '';
  });
}

/** The elements that a selection covers with all their copies; refused if it leaves some out, or points inside one. */
export function wholeElements(design: Design, library: PartLibrary, paths: readonly string[]): Result<readonly string[], Diagnostic> {
  const selected = new Map<string, Set<string>>();
  for (const path of paths) {
    const owner = pathOwner(design, path);
    if (!owner) return err(refusal('unknown-path', `Nothing is drawn at ${path}.`, 'Select something on the drawing.', path));
    if (owner.inside !== '') return err(insideRefusal(design, owner, path));
    selected.set(owner.id, (selected.get(owner.id) ?? new Set()).add(owner.path));
  }
  for (const [id, own] of selected) {
    const all = copyPaths(design, library, id);
    const missing = all.filter((path) => !own.has(path));
    if (missing.length > 0) {
      return err(
        refusal(
          'one-of-many',
          `"${id}" has ${all.length} copies, and only ${own.size} are selected: they share one description.`,
          `Select ${missing.slice(0, 3).join(', ')}${missing.length > 3 ? ', …' : ''} too, or lower the count.`,
          ...own,
        ),
      );
    }
  }
  return ok([...selected.keys()]);
}

/** Why what lies inside an instance or a pattern cannot be handled on its own. */
export function insideRefusal(design: Design, owner: PathOwner, path: string): Diagnostic {
  const found = findElement(design.topology, owner.id);
  if (found?.family === 'patterns')
    return refusal('inside-pattern', `${path} is made by the pattern "${owner.id}".`, 'Change the parameters of the pattern.', path);
  const definition = found?.family === 'instances' ? found.element.definition : owner.id;
  return refusal(
    'inside-definition',
    `${path} is part of every "${definition}".`,
    `Change the definition "${definition}", or override the part of this one.`,
    path,
  );
}

function refusal(code: string, message: string, remedy: string, ...subjects: string[]): Diagnostic {
  return { code, severity: 'error', path: [], message, remedy, subjects };
}
