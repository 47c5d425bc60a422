import { join } from 'node:path';
import { BrowserWindow, dialog, screen } from 'electron';
import { appOrigin, type Host, keepWindowState, readWindowState, type UnsavedGuard } from '../host/index.ts';
import { askAboutUnsaved } from './dialogs.ts';
import { forwardEvents } from './ipc.ts';
import { windowOptions } from './window-options.ts';

/** A renderer that dies again and again is not started again and again. */
const maxReloadCount = 3;

/** What a window is opened with. */
export interface WindowSetting {
  readonly appRoot: string;
  readonly dataFolder: string;
  readonly host: Host;
  readonly unsaved: UnsavedGuard;
  /** The user was asked about unsaved changes: what follows. */
  readonly afterAsking: (mayClose: boolean) => void;
}

/** Opens the window at its last place, shown when it has something to show, and sees to its end. */
export function openWindow({ appRoot, dataFolder, host, unsaved, afterAsking }: WindowSetting): BrowserWindow {
  const statePath = join(dataFolder, 'window.json');
  const screens = screen.getAllDisplays().map(({ workArea }) => workArea);
  const state = readWindowState(statePath, screens);
  const window = new BrowserWindow(windowOptions(appRoot, state));
  const { webContents } = window;
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
    const ask = (name: string) => askAboutUnsaved(dialog, window, name);
    void unsaved.mayClose(ask, () => host.emit('app.command', { commandId: 'file.save' })).then(afterAsking);
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
    unsaved.update(false, '');
    reloadCount += 1;
    if (reloadCount <= maxReloadCount) webContents.reload();
  });
  window.on('unresponsive', () => {
    const question = {
      message: 'The window does not answer.',
      detail: 'Unsaved text is in the journal.',
      buttons: ['Wait', 'Reload'],
      cancelId: 0,
    };
    void dialog.showMessageBox(window, question).then(({ response }) => {
      if (response === 1) webContents.forcefullyCrashRenderer(); // and `render-process-gone` loads it again
    });
  });
  void window.loadURL(`${appOrigin}/index.html`);
  return window;
}
