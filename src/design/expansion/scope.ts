import { formatSegment, type IndexBinding, matchIndex, type Selector, type SelectorSegment } from '../selectors.ts';

/** In place of a node index: a box (group or instance). */
export const boxNode = -1;
/** In place of a node index: an element whose part or definition is unknown; reported elsewhere, so links to it keep quiet. */
export const brokenNode = -2;

/** A node that may carry a cable, and the port groups that are meant; null: any. */
export interface Carrier {
  readonly node: number;
  readonly ports: readonly string[] | null;
}

/** Carriers behind each index of a port that a definition shows to the outside: `rail[3]` → those that may carry it. */
export type ExposedPorts = ReadonlyMap<string, readonly (readonly Carrier[])[]>;

/** One copy of an element: a node, a replicated group, or an instance. Node numbers are relative to the scope's offset. */
export interface Place {
  /** Number of the copy; -1 without count. */
  readonly index: number;
  /** Path relative to the outermost scope that is shared (the topology, or one definition). */
  readonly path: string;
  readonly node: number;
  /** What lies inside, and where its node 0 is in this scope. */
  readonly inner: Scope | null;
  readonly innerOffset: number;
  /** Definition of an instance; null for nodes and groups. */
  readonly definition: string | null;
}

/** Elements by id, each with its copies in order of index. Definitions share theirs between all their instances. */
export interface Scope {
  readonly elements: Map<string, Place[]>;
  /** Of a definition; empty in the topology and in groups. */
  readonly ports: ExposedPorts;
  /** True in a definition: paths inside start anew. */
  readonly isDefinition: boolean;
}

/** A place that a selector names, with absolute numbers. */
export interface PlaceMatch {
  readonly place: Place;
  /** Add to `place.node`, `place.innerOffset`. */
  readonly offset: number;
  readonly path: string;
  readonly binding: IndexBinding;
}

/** An empty scope of the topology or of a group. */
export function emptyScope(): Scope {
  return { elements: new Map(), ports: new Map(), isDefinition: false };
}

/** Adds one more copy of an element. */
export function addPlace(scope: Scope, id: string, place: Place): void {
  const places = scope.elements.get(id);
  if (places) places.push(place);
  else scope.elements.set(id, [place]);
}

/** Every place that the selector names, in order, under a binding of shared indices. */
export function matchPlaces(scope: Scope, selector: Selector, binding: IndexBinding): PlaceMatch[] {
  const matches: PlaceMatch[] = [];
  walk(scope, 0, '', selector.segments, 0, binding, matches);
  return matches;
}

function walk(
  scope: Scope,
  offset: number,
  prefix: string,
  segments: readonly SelectorSegment[],
  depth: number,
  binding: IndexBinding,
  matches: PlaceMatch[],
): void {
  const segment = segments[depth];
  const places = scope.elements.get(segment.id);
  if (!places) return;
  const visit = (place: Place): void => {
    const grown = matchIndex(segment.index, place.index, binding);
    if (!grown) return;
    const path = prefix === '' ? place.path : `${prefix}/${place.path}`;
    if (depth === segments.length - 1) matches.push({ place, offset, path, binding: grown });
    else if (place.inner) {
      walk(place.inner, offset + place.innerOffset, place.inner.isDefinition ? path : prefix, segments, depth + 1, grown, matches);
    } else if (place.node === brokenNode) matches.push({ place, offset, path, binding: grown });
  };
  // Copies are stored in order of index, so that a number needs no search.
  if (segment.index.kind === 'number') {
    const place = places[segment.index.value];
    if (place && place.index === segment.index.value) {
      visit(place);
      return;
    }
  }
  for (const place of places) visit(place);
}

/** What could have been meant where a selector names nothing: the first segment that fails, and what is there instead. */
export function explainMiss(scope: Scope, selector: Selector): { readonly message: string; readonly remedy: string } {
  let scopes: readonly Scope[] = [scope];
  let reached = '';
  for (const segment of selector.segments) {
    const where = reached === '' ? '' : ` in ${reached}`;
    const places = scopes.flatMap((candidate) => candidate.elements.get(segment.id) ?? []);
    if (places.length === 0) {
      const known = [...new Set(scopes.flatMap((candidate) => [...candidate.elements.keys()]))];
      return {
        message: `there is no "${segment.id}"${where}`,
        remedy:
          known.length === 0
            ? `Nothing lies${where || ' here'}.`
            : `Use one of: ${known.slice(0, 12).join(', ')}${known.length > 12 ? ', …' : ''}.`,
      };
    }
    const matched =
      segment.index.kind === 'operation' || segment.index.kind === 'variable'
        ? places
        : places.filter((place) => matchIndex(segment.index, place.index, [-1, -1, -1]));
    if (matched.length === 0) {
      const indices = places.map((place) => place.index);
      const isSingle = indices.every((index) => index < 0);
      const last = Math.max(...indices);
      return {
        message: `there is no ${formatSegment(segment)}${where}: ${isSingle ? `"${segment.id}" has no count` : `"${segment.id}" has the indices 0 to ${last}`}`,
        remedy: isSingle ? `Write "${segment.id}" without an index.` : `Write "${segment.id}[*]" for all, or an index from 0 to ${last}.`,
      };
    }
    reached = reached === '' ? formatSegment(segment) : `${reached}/${formatSegment(segment)}`;
    scopes = matched.flatMap((place) => (place.inner ? [place.inner] : []));
  }
  return { message: 'it matches nothing', remedy: 'Check the ids and indices of the path.' };
}
