import { duplicate, groupElements, type PathOwner, pathOwner, removeElements, removePool } from '../../../design/index.ts';
import { applyEdit, performEdit } from '../../forms/apply-edit.ts';
import { poolOfKey, useDerivedStore, useDesignStore, useSessionStore, whenDrawn } from '../../state/index.ts';
import { always, type Command } from './command.ts';

const session = () => useSessionStore.getState();
const withSelection = (): string | null => (session().selection.length === 0 ? 'Nothing is selected.' : null);

interface SplitSelection {
  readonly paths: readonly string[];
  readonly linkIds: readonly string[];
  readonly poolIds: readonly string[];
}

/** The selection by what it names. */
function splitSelection(): SplitSelection {
  const { selection } = session();
  const poolIds = selection.map(poolOfKey).filter((id) => id !== null);
  const links = new Set(useDerivedStore.getState().topology?.links.map((link) => link.id));
  const drawn = selection.filter((id) => poolOfKey(id) === null);
  return { poolIds, linkIds: drawn.filter((id) => links.has(id)), paths: drawn.filter((id) => !links.has(id)) };
}

const withDevices = (): string | null => (splitSelection().paths.length === 0 ? 'No device or box is selected.' : null);

function counted(count: number): string {
  return `${count} ${count === 1 ? 'element' : 'elements'}`;
}

/** Removes what is selected as one step: devices, links and pools together, or nothing and the reason. */
function deleteSelection(): void {
  const { paths, linkIds, poolIds } = splitSelection();
  const total = paths.length + linkIds.length + poolIds.length;
  const isDone = applyEdit(
    (design, library) => {
      const withoutPools = removePool.apply(design, library, { ids: poolIds });
      return withoutPools.ok && paths.length + linkIds.length > 0
        ? removeElements.apply(withoutPools.value, library, { paths, linkIds })
        : withoutPools;
    },
    `Delete ${counted(total)}`,
  );
  if (!isDone) return;
  session().select([]);
  session().announce(`Deleted ${counted(total)}`);
}

function newIds(before: ReadonlySet<string>): readonly string[] {
  const { topology } = useDesignStore.getState().design;
  return [...topology.groups, ...topology.instances, ...topology.components].map(({ id }) => id).filter((id) => !before.has(id));
}

function knownIds(): ReadonlySet<string> {
  const { topology } = useDesignStore.getState().design;
  return new Set([...topology.groups, ...topology.instances, ...topology.components].map(({ id }) => id));
}

/** Selects what an edit has just made, once it is drawn. */
function selectNew(before: ReadonlySet<string>): void {
  const made = new Set(newIds(before));
  whenDrawn((topology) => {
    const owners = (path: string): PathOwner | null => pathOwner(useDesignStore.getState().design, path);
    const drawn = [...topology.containers, ...topology.nodes].map(({ path }) => path);
    session().select(drawn.filter((path) => made.has(owners(path)?.id ?? '') && owners(path)?.inside === ''));
  });
}

/** Undo, and what is done to the selection. */
export const editCommands: readonly Command[] = [
  {
    id: 'edit.undo',
    label: 'Undo',
    group: 'Edit',
    shortcuts: ['Mod+Z'],
    unavailable: () => (useDesignStore.getState().undoLabel === null ? 'Nothing to undo.' : null),
    run() {
      const label = useDesignStore.getState().undoLabel;
      useDesignStore.getState().undo();
      session().announce(`Undone: ${label}`);
    },
  },
  {
    id: 'edit.redo',
    label: 'Redo',
    group: 'Edit',
    shortcuts: ['Mod+Shift+Z', 'Mod+Y'],
    unavailable: () => (useDesignStore.getState().redoLabel === null ? 'Nothing to redo.' : null),
    run() {
      useDesignStore.getState().redo();
      session().announce(`Redone: ${useDesignStore.getState().undoLabel}`);
    },
  },
  {
    id: 'edit.delete',
    label: 'Delete',
    group: 'Edit',
    shortcuts: ['Delete', 'Backspace'],
    keywords: 'remove',
    unavailable: withSelection,
    run: deleteSelection,
  },
  {
    id: 'edit.duplicate',
    label: 'Duplicate',
    group: 'Edit',
    shortcuts: ['Mod+D'],
    keywords: 'copy clone',
    unavailable: withDevices,
    run() {
      const before = knownIds();
      if (performEdit(duplicate, { paths: splitSelection().paths })) selectNew(before);
    },
  },
  {
    id: 'edit.group',
    label: 'Group',
    group: 'Edit',
    shortcuts: ['Mod+G'],
    keywords: 'rack container box',
    unavailable: withDevices,
    run() {
      const before = knownIds();
      if (performEdit(groupElements, { paths: splitSelection().paths })) selectNew(before);
    },
  },
  {
    id: 'edit.array',
    label: 'Array…',
    group: 'Edit',
    shortcuts: ['Mod+Shift+D'],
    keywords: 'replicate repeat copies rows columns',
    unavailable: withDevices,
    run: () => session().setDialog('array'),
  },
  {
    id: 'edit.selectAll',
    label: 'Select all',
    group: 'Edit',
    shortcuts: ['Mod+A'],
    unavailable: always,
    run() {
      const topology = useDerivedStore.getState().topology;
      if (!topology) return;
      const paths = [...topology.containers, ...topology.nodes]
        .filter((element) => element.container === null)
        .map((element) => element.path);
      session().select(paths);
      session().announce(`${counted(paths.length)} selected`);
    },
  },
  {
    id: 'edit.clearSelection',
    label: 'Clear selection',
    group: 'Edit',
    shortcuts: ['Escape'],
    unavailable: withSelection,
    run: () => session().select([]),
  },
  {
    id: 'edit.makePool',
    label: 'Make a pool from the selection…',
    group: 'Edit',
    shortcuts: ['P'],
    keywords: 'prefill decode deployment',
    unavailable: withDevices,
    run: () => session().setDialog('make-pool'),
  },
  {
    id: 'edit.model',
    label: 'Edit the model…',
    group: 'Edit',
    shortcuts: [],
    keywords: 'layers attention experts what-if',
    unavailable: always,
    run: () => session().setDialog('model'),
  },
  {
    id: 'edit.link',
    label: 'Connect…',
    group: 'Edit',
    shortcuts: ['L'],
    keywords: 'link cable wire',
    unavailable: always,
    run: () => session().setTool(session().tool === 'link' ? 'select' : 'link'),
  },
];
