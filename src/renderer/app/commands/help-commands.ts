import { useSessionStore } from '../../state/index.ts';
import { always, type Command } from './command.ts';

/** Finding one's way. */
export const helpCommands: readonly Command[] = [
  {
    id: 'help.palette',
    label: 'Find commands, parts and devices…',
    group: 'Help',
    shortcuts: ['Mod+K'],
    isGlobal: true,
    unavailable: always,
    run: () => useSessionStore.getState().setDialog('command-palette'),
  },
  {
    id: 'help.shortcuts',
    label: 'Keyboard shortcuts',
    group: 'Help',
    shortcuts: ['?'],
    unavailable: always,
    run: () => useSessionStore.getState().setDialog('shortcuts'),
  },
];
