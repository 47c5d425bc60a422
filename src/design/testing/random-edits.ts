import type { RandomStream } from '../../base/rng.ts';
import { elementIds } from '../edits/elements.ts';
import { type EditResult, editFamily, pathOwner } from '../edits/index.ts';
import { expandTopology } from '../expansion/expand-topology.ts';
import type { Design } from '../schema.ts';
import { fixtureLibrary } from './fixture-library.ts';

/** One random change, as a user might make it (refusals included), on whatever is drawn at the moment. */
export function randomEdit(
  design: Design,
  random: RandomStream,
): { readonly kind: string; readonly args: unknown; readonly result: EditResult; readonly label: string } {
  const { nodes, containers, links } = expandTopology(design, fixtureLibrary).topology;
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)];
  const number = (below: number): number => Math.floor(random() * below);
  const everywhere = [...nodes.map(({ path }) => path), ...containers.map(({ path }) => path), 'nowhere'];
  const ownPaths = [...new Set(everywhere.map((path) => pathOwner(design, path)?.path ?? path))];
  // Mostly what the topology itself places: what is inside a server is refused by most edits.
  const pickPath = (): string => pick(random() < 0.8 ? ownPaths : everywhere);
  const allCopies = (path: string): string[] => ownPaths.filter((other) => pathOwner(design, other)?.id === pathOwner(design, path)?.id);
  const somePaths = (): string[] =>
    Array.from({ length: 1 + number(3) }, pickPath).flatMap((path) => (random() < 0.5 ? allCopies(path) : [path]));
  const groups = containers.filter(({ definition }) => definition === null).map(({ path }) => path);
  const linkIds = [...design.topology.links.map(({ id }) => id), 'nothing'];
  const patternIds = [...design.topology.patterns.map(({ id }) => id), 'nothing'];
  const ids = [...elementIds(design.topology), 'nothing'];
  const place = { x: number(2000), y: number(2000), container: random() < 0.5 && groups.length > 0 ? pick(groups) : null };
  const choices: (() => readonly [string, unknown])[] = [
    () => ['place-system', { system: pick(['hgx-h100', 'rack-of-72']), ...place }],
    () => ['place-part', { part: pick(['quantum-2', 'spectrum-4', 'connectx-7', 'nvidia-h100-sxm', 'nvlink4']), ...place }],
    () => ['add-group', { groupKind: pick(['rack', 'hall', 'group']), ...(random() < 0.5 ? { count: 1 + number(3) } : {}), ...place }],
    () => [
      'add-pattern',
      {
        pattern: {
          kind: 'rail-optimised',
          hosts: pick([...groups.map((path) => `${path}/server[*]`), 'server[*]', ...ids]),
          leaves: pick(['leaf[*]', ...ids]),
          spinesCount: number(3),
          spinePart: 'quantum-2',
          link: 'infiniband-ndr',
          uplink: 'infiniband-ndr',
          oversubscriptionRatio: 1,
        },
      },
    ],
    () => [
      'add-pattern',
      {
        pattern: pick([
          {
            kind: 'leaf-spine',
            hostsCount: 1 + number(9),
            host: 'hgx-h100',
            switchPart: 'quantum-2',
            link: 'infiniband-ndr',
            uplink: 'infiniband-ndr',
          },
          { kind: 'fat-tree', arityCount: 2, host: 'connectx-7', switchPart: 'quantum-2', link: 'infiniband-ndr' },
          { kind: 'full-mesh', hostsCount: 3, host: 'hgx-h100', link: 'infiniband-ndr' },
        ]),
        x: number(2000),
        y: number(2000),
      },
    ],
    () => [
      'update-pattern',
      { id: pick(patternIds), parameters: pick([{ hostsCount: 1 + number(9) }, { arityCount: 4 }, { label: 'x' }]) },
    ],
    () => ['detach-pattern', { id: pick(patternIds) }],
    () => [
      'array',
      {
        paths: somePaths(),
        rowCount: 1 + number(2),
        columnCount: 1 + number(3),
        label: 'a{r}-{c}',
        ...(random() < 0.5 ? { pitch: { x: 200, y: 100 } } : {}),
      },
    ],
    () => ['move-elements', { moves: somePaths().map((path) => ({ path, x: number(3000) - 1500, y: number(3000) - 1500 })) }],
    () => ['move-elements', { moves: somePaths().map((path) => ({ path, x: -0, y: 1 })) }],
    () => ['connect', { from: pickPath(), to: pickPath(), ...(random() < 0.3 ? { count: 2 } : {}) }],
    () => ['connect', { from: pickPath(), to: pickPath(), part: 'infiniband-ndr' }],
    () => ['remove-elements', { paths: somePaths(), linkIds: random() < 0.3 && links.length > 0 ? [pick(links).id] : [] }],
    () => ['duplicate', { paths: somePaths() }],
    () => ['rename', { id: pick(ids), newId: pick(['alpha', 'beta', 'gamma', `n-${number(50)}`, 'Bad Id']) }],
    () => ['set-count', { id: pick(ids), count: random() < 0.4 ? null : 1 + number(3) }],
    () => [
      'set-element-field',
      { id: pick(ids), field: pick(['label', 'part', 'kind']), value: pick(['Label', 'quantum-2', 'rack', null]) },
    ],
    () => ['group-elements', { paths: somePaths() }],
    () => ['ungroup', { id: pick([...design.topology.groups.map(({ id }) => id), 'nothing']) }],
    () => ['put-inside', { paths: somePaths(), container: random() < 0.3 || groups.length === 0 ? null : pick(groups) }],
    () => ['override-part', { path: pick(everywhere), part: random() < 0.3 ? null : pick(['nvidia-h200-sxm', 'quantum-2']) }],
    () => [
      'set-many-devices',
      {
        paths: somePaths(),
        ...pick([
          { field: 'label', value: pick(['L{i}', null]) },
          { field: 'part', value: 'nvidia-h200-sxm' },
        ]),
      },
    ],
    () => [
      'set-many-links',
      { linkIds: links.length > 0 ? [pick(links).id, pick(links).id] : ['nothing'], field: 'latencySeconds', value: pick([1e-6, null]) },
    ],
    () => ['make-pool', { paths: somePaths(), ...(random() < 0.5 ? { role: pick(['prefill', 'decode']) } : {}) }],
    () => ['update-pool', { id: pick(['prefill', 'decode', 'mixed']), changes: { replicaSize: 1 + number(8) } }],
    () => ['remove-pool', { ids: [pick(['prefill', 'decode', 'mixed'])] }],
    () => ['set-model', { model: pick(['llama-3.1-70b', 'deepseek-v3', 'none']) }],
    () => ['set-workload', { changes: { seed: number(1000) } }],
    () => ['set-targets', { changes: { ttftSeconds: random() * 2 } }],
    () => ['set-economics', { changes: { pueRatio: 1 + random() } }],
    () => ['set-name', { name: `name ${number(100)}` }],
    () => ['set-link-field', { id: pick(linkIds), field: pick(['count', 'latencySeconds', 'from']), value: pick([2, 0.001, null]) }],
    () => ['update-pattern', { id: pick(patternIds), parameters: { spinesCount: number(5) } }],
    () => ['set-part', { id: 'mine', part: random() < 0.3 ? null : { basedOn: 'quantum-2', priceUsd: number(1e5) } }],
    () => ['clone-part', { from: pick(['quantum-2', 'mine', 'nvidia-h100-sxm', 'none']) }],
  ];
  // A drawing that has grown large makes each next edit slow; it is pruned as a user would.
  const [kind, args] =
    nodes.length > 400
      ? ([
          'remove-elements',
          {
            paths: containers
              .filter(({ container }) => container === null)
              .slice(0, 2)
              .map(({ path }) => path),
          },
        ] as const)
      : pick(choices)();
  const edit = editFamily.find(kind) as unknown as {
    apply(design: Design, library: typeof fixtureLibrary, args: unknown): EditResult;
    describe(args: unknown): string;
  };
  return { kind, args, result: edit.apply(design, fixtureLibrary, args), label: edit.describe(args) };
}

/** Freezes a value and all in it: an edit that writes into its input throws. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const item of Object.values(value)) deepFreeze(item);
  }
  return value;
}
