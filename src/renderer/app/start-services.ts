import { host } from '../host.ts';
import { guardUnsaved, openDocument, startDeriving, startFollowingRuns, startFollowingStudies, startJournal } from '../state/index.ts';
import { runMenuCommand, startShortcuts } from './commands/keyboard.ts';

/** Starts what runs beside the drawing for the life of the window: estimates, runs, journal, shortcuts, menu commands. */
export function startServices(): void {
  startDeriving();
  startFollowingRuns();
  startFollowingStudies();
  startJournal();
  startShortcuts();
  host().on('app.command', ({ commandId }) => runMenuCommand(commandId));
  host().on('app.openDocument', ({ docId }) => guardUnsaved(() => void openDocument(docId)));
}
