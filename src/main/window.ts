import { join } from 'node:path';
import { app, BrowserWindow, dialog, screen } from 'electron';
import { appOrigin, type Host, keepWindowState, readWindowState } from '../host/index.ts';
import { askAboutUnsaved } from './dialogs.ts';
import { guardContents } from './guards.ts';
import { forwardEvents } from './ipc.ts';
import { windowOptions } from './window-options.ts';

/** A renderer that dies again and again is not started again and again. */
const maxReloadCount = 3;

/** What the window's page has told about its document. */
export interface UnsavedState {
  isUnsaved: boolean;
  name: string;
  /** Called when the page says that everything is saved. */
  onSaved: (() => void) | null;
}

/** Opens the window: guarded, at its last place, shown when it has something to show. */
export function openWindow(appRoot: string, dataFolder: string, host: Host, unsaved: UnsavedState, isQuitting: () => boolean, cancelQuit: () => void): BrowserWindow {
  const statePath = join(dataFolder, 'window.json');
  const state = readWindowState(
    statePath,
    screen.getAllDisplays().map(({ workArea }) => workArea),
  );
  const window = new BrowserWindow(windowOptions(join(appRoot, 'out', 'preload', 'preload.cjs'), state));
  const { webContents } = window;
  guardContents(webContents);
  const stopEvents = forwardEvents(host, window);
  let reloadCount = 0;

  window.once('ready-to-show', () => {
    if (state.isMaximized) window.maximize();
    window.show();
  });
  window.on('close', (event) => {
    keepWindowState(statePath, window.getNormalBounds(), window.isMaximized());
    if (!unsaved.isUnsaved) return;
    event.preventDefault();
    void askAboutUnsaved(dialog, window, unsaved.name).then((choice) => {
      if (choice === 'cancel') return cancelQuit();
      const leave = (): void => {
        unsaved.isUnsaved = false;
        if (isQuitting()) app.quit();
        else window.close();
      };
      if (choice === 'discard') return leave();
      unsaved.onSaved = leave;
      host.emit('app.command', { commandId: 'file.save' });
    });
  });
  window.on('closed', () => {
    stopEvents();
    host.windowClosed();
  });
  // The dialog above has asked; the page's own "leave?" would block without a word.
  webContents.on('will-prevent-unload', (event) => event.preventDefault());
  webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    process.stderr.write(`The page ended (${reason}); its unsaved text is in the journal.\n`);
    host.windowClosed();
    unsaved.isUnsaved = false;
    reloadCount += 1;
    if (reloadCount <= maxReloadCount) webContents.reload();
  });
  window.on('unresponsive', () => {
    const question = { message: 'The window does not answer.', detail: 'Unsaved text is in the journal.', buttons: ['Wait', 'Reload'], defaultId: 0, cancelId: 0 };
    void dialog.showMessageBox(window, question).then(({ response }) => {
      if (response === 1) webContents.forcefullyCrashRenderer(); // and `render-process-gone` loads it again
    });
  });
  void window.loadURL(`${appOrigin}/index.html`);
  return window;
}
