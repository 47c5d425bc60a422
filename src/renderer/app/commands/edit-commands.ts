import { useDerivedStore, useDesignStore, useSessionStore } from '../../state/index.ts';
import { always, type Command } from './command.ts';

const session = () => useSessionStore.getState();
const withSelection = (): string | null => (session().selection.length === 0 ? 'Nothing is selected.' : null);

/** Undo, and what is done to the selection. */
export const editCommands: readonly Command[] = [
  {
    id: 'edit.undo',
    label: 'Undo',
    group: 'Edit',
    shortcuts: ['Mod+Z'],
    unavailable: () => (useDesignStore.getState().past.length === 0 ? 'Nothing to undo.' : null),
    run() {
      const { label } = useDesignStore.getState();
      useDesignStore.getState().undo();
      session().announce(`Undone: ${label}`);
    },
  },
  {
    id: 'edit.redo',
    label: 'Redo',
    group: 'Edit',
    shortcuts: ['Mod+Shift+Z', 'Mod+Y'],
    unavailable: () => (useDesignStore.getState().future.length === 0 ? 'Nothing to redo.' : null),
    run() {
      useDesignStore.getState().redo();
      session().announce(`Redone: ${useDesignStore.getState().label}`);
    },
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
      const paths = [...topology.containers, ...topology.nodes].filter((element) => element.container === null).map((element) => element.path);
      session().select(paths);
      session().announce(`${paths.length} selected`);
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
    unavailable: withSelection,
    run: () => session().setDialog('make-pool'),
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
