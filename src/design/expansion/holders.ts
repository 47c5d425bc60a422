import { formatPath, joinPath, type PathSegment, segmentText } from '../paths.ts';
import type { Design, Group } from '../schema.ts';
import { matchIndex, parseSelector, unbound } from '../selectors.ts';
import { copyLabel } from './copy-label.ts';
import { copies } from './definitions.ts';
import { guardSize } from './draft.ts';
import type { ExpandedContainer } from './expanded-topology.ts';
import type { Findings } from './findings.ts';
import { emptyScope, type Scope } from './scope.ts';

/** Something that elements lie in: the topology itself, or one copy of a group. */
export interface Holder {
  /** Its container path: `row[0]/zone`. */
  readonly address: readonly PathSegment[];
  readonly index: number;
  /** Where the paths of what lies inside begin: a group without count adds nothing. */
  readonly inside: readonly PathSegment[];
  /** Prefix of the paths inside: replicated groups only. */
  readonly path: string;
  readonly scope: Scope;
  /** As it is drawn; null for the topology itself. */
  readonly container: ExpandedContainer | null;
  readonly groupId: string | null;
  readonly children: Holder[];
}

/** The groups of a design, written out. */
export interface HolderTree {
  readonly root: Holder;
  /** The holders that an `in` names; the root if there is none, or if it cannot be read (which is reported). */
  find(inside: string | undefined, path: readonly (string | number)[]): readonly Holder[];
}

/** Writes out the groups. Groups that lie in each other stay at the top; a rule tells. */
export function buildHolders(topology: Design['topology'], findings: Findings): HolderTree {
  const root: Holder = { address: [], index: -1, inside: [], path: '', scope: emptyScope(), container: null, groupId: null, children: [] };
  const groups = new Map<string, { group: Group; position: number }>();
  topology.groups.forEach((group, position) => {
    if (!groups.has(group.id)) groups.set(group.id, { group, position });
  });
  const holders = new Map<string, readonly Holder[]>();
  const open = new Set<string>();

  const find = (inside: string | undefined, path: readonly (string | number)[]): readonly Holder[] => {
    if (inside === undefined) return [root];
    const fail = (code: string, message: string, remedy: string): readonly Holder[] => {
      findings.add({ code, severity: 'error', path, message, remedy });
      return [root];
    };
    const parsed = parseSelector(inside);
    if (!parsed.ok) return fail('bad-selector', parsed.error, 'Write the path of a group, such as rack[*].');
    const { segments, port } = parsed.value;
    const last = segments[segments.length - 1];
    if (port || !groups.has(last.id)) {
      return fail(
        'unknown-group',
        `"${inside}" is not a group.`,
        groups.size > 0 ? `Use one of the groups: ${[...groups.keys()].join(', ')}.` : 'Add a group of that name, or remove "in".',
      );
    }
    const candidates = write(last.id);
    if (candidates === null) return [root];
    const found = candidates.filter(
      ({ address }) =>
        address.length === segments.length &&
        segments.every(
          (segment, index) => segment.id === address[index].id && matchIndex(segment.index, address[index].index, unbound) !== null,
        ),
    );
    if (found.length > 0) return found;
    const example = candidates.at(-1);
    return fail(
      'unknown-group',
      `There is no group at "${inside}".`,
      example ? `The last copy of "${last.id}" is ${formatPath(example.address)}.` : `"${last.id}" has no copies.`,
    );
  };

  const write = (id: string): readonly Holder[] | null => {
    const known = holders.get(id);
    if (known) return known;
    const entry = groups.get(id);
    if (!entry || open.has(id)) return null;
    open.add(id);
    const own: Holder[] = [];
    for (const parent of find(entry.group.in, ['topology', 'groups', entry.position, 'in'])) {
      for (const index of copies(entry.group.count)) own.push(makeHolder(entry.group, parent, index));
      guardSize(own.length);
    }
    open.delete(id);
    holders.set(id, own);
    return own;
  };

  for (const { id } of topology.groups) write(id);
  // A group may be written before one that stands above it in the file.
  const order = (holder: Holder): number => groups.get(holder.groupId ?? '')?.position ?? 0;
  for (const holder of [root, ...[...holders.values()].flat()]) holder.children.sort((a, b) => order(a) - order(b));
  return { root, find };
}

function makeHolder(group: Group, parent: Holder, index: number): Holder {
  const segment = segmentText(group.id, index);
  const isReplicated = index >= 0;
  const path = joinPath(parent.path, segment);
  const address = [...parent.inside, { id: group.id, index }];
  const holder: Holder = {
    address,
    index,
    inside: isReplicated ? address : parent.inside,
    path: isReplicated ? path : parent.path,
    scope: isReplicated ? emptyScope() : parent.scope,
    container: {
      path,
      kind: group.kind,
      label: copyLabel(group.label, segment, index),
      container: parent.container?.path ?? null,
      sourceId: group.id,
      definition: null,
    },
    groupId: group.id,
    children: [],
  };
  parent.children.push(holder);
  return holder;
}
