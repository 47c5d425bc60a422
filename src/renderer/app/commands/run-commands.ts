import type { Diagnostic } from '../../../base/diagnostic.ts';
import { useDerivedStore, useRunStore, useSessionStore } from '../../state/index.ts';
import { always, type Command } from './command.ts';

/** Why the design cannot be simulated now, or null. */
export function runBlock(diagnostics: readonly Diagnostic[], status: string): string | null {
  if (status === 'running') return 'A simulation is running.';
  const count = diagnostics.filter((diagnostic) => diagnostic.severity === 'error').length;
  return count === 0 ? null : `${count} ${count === 1 ? 'problem' : 'problems'} to mend first; see Problems.`;
}

/** Simulate and stop. */
export const runCommands: readonly Command[] = [
  {
    id: 'run.start',
    label: 'Run simulation',
    group: 'Simulate',
    shortcuts: ['F5', 'Mod+Enter'],
    isGlobal: true,
    unavailable: () => runBlock(useDerivedStore.getState().diagnostics, useRunStore.getState().status),
    run: () => useRunStore.getState().start(),
  },
  {
    id: 'run.cancel',
    label: 'Stop simulation',
    group: 'Simulate',
    shortcuts: ['Shift+F5'],
    keywords: 'cancel abort',
    isGlobal: true,
    unavailable: () => (useRunStore.getState().status === 'running' ? null : 'No simulation is running.'),
    run: () => useRunStore.getState().cancel(),
  },
  {
    id: 'run.showEstimate',
    label: 'Show estimate figures',
    group: 'Simulate',
    shortcuts: [],
    unavailable: () => (useDerivedStore.getState().estimate ? null : 'There is no estimate yet.'),
    run: () => useRunStore.getState().show('estimate'),
  },
  {
    id: 'run.showSimulation',
    label: 'Show simulated figures',
    group: 'Simulate',
    shortcuts: [],
    unavailable: () => (useRunStore.getState().summary ? null : 'Nothing has been simulated yet.'),
    run: () => useRunStore.getState().show('simulate'),
  },
  {
    id: 'run.problems',
    label: 'Show problems',
    group: 'Simulate',
    shortcuts: ['Mod+Shift+M'],
    isGlobal: true,
    unavailable: always,
    run: () => useSessionStore.getState().setDockTab('problems'),
  },
];
