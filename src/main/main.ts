import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, type BrowserWindow, crashReporter, dialog, ipcMain, Menu, protocol, session } from 'electron';
import { createHost, dataFolder, type Host } from '../host/index.ts';
import { appProtocolHandler, appScheme } from './app-protocol.ts';
import { dialogHandlers } from './dialogs.ts';
import { guardContents, guardSession } from './guards.ts';
import { serveIpc } from './ipc.ts';
import { menuTemplate } from './menu.ts';
import { openWindow, type UnsavedState } from './window.ts';

/** From out/main/main.js, in a checkout and in a package. */
const appRoot = fileURLToPath(new URL('../../', import.meta.url));
const folder = dataFolder();

let host: Host | null = null;
let window: BrowserWindow | null = null;
let isQuitting = false;
const unsaved: UnsavedState = { isUnsaved: false, name: '', onSaved: null };
const waitingPaths: string[] = [];

/** Paths of designs on a command line; what begins with a hyphen is a switch of Electron's or Chromium's. */
function designPaths(argv: readonly string[], workingFolder: string): string[] {
  return argv.filter((argument) => /\.json$/i.test(argument) && !argument.startsWith('-')).map((argument) => resolve(workingFolder, argument));
}

function openPath(path: string): void {
  if (host === null) waitingPaths.push(path);
  else void host.openFromSystem(path);
}

function showWindow(): void {
  if (host === null) return;
  if (window === null) {
    window = openWindow(appRoot, folder, host, unsaved, () => isQuitting, () => (isQuitting = false));
    window.on('closed', () => (window = null));
    return;
  }
  if (window.isMinimized()) window.restore();
  window.focus();
}

function start(): void {
  const shellHandlers = {
    ...dialogHandlers(dialog, () => window, () => host as Host, join(folder, 'documents')),
    'app.setUnsaved': ({ isUnsaved, name }: { isUnsaved: boolean; name: string }) => {
      Object.assign(unsaved, { isUnsaved, name });
      const { onSaved } = unsaved;
      if (!isUnsaved && onSaved !== null) {
        unsaved.onSaved = null;
        onSaved();
      }
      return null;
    },
  };
  const services = createHost({ appRoot, dataFolder: folder, shell: 'electron', shellHandlers });
  host = services;
  protocol.handle('app', appProtocolHandler(join(appRoot, 'out', 'renderer')));
  guardSession(session.defaultSession);
  serveIpc(ipcMain, services);
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform, app.isPackaged, (commandId) => services.emit('app.command', { commandId }))));
  for (const path of waitingPaths.splice(0)) openPath(path);
  showWindow();
}

if (process.env.CLUSTERWRIGHT_DATA) app.setPath('userData', join(folder, 'electron'));
app.enableSandbox();
crashReporter.start({ uploadToServer: false });
protocol.registerSchemesAsPrivileged([appScheme]);
app.on('web-contents-created', (_event, contents) => guardContents(contents));
app.on('open-file', (event, path) => {
  event.preventDefault();
  openPath(path);
});

const ownPaths = designPaths(process.argv.slice(1), process.cwd());
if (app.requestSingleInstanceLock({ paths: ownPaths })) {
  // Chromium may reorder and add to the second start's argv, so its paths come as data.
  app.on('second-instance', (_event, _argv, _folder, data) => {
    const { paths } = (data ?? {}) as { paths?: unknown };
    for (const path of Array.isArray(paths) ? paths : []) if (typeof path === 'string') openPath(path);
    showWindow();
  });
  app.on('before-quit', () => (isQuitting = true));
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('activate', showWindow);
  app.on('will-quit', () => void host?.close());
  app.on('child-process-gone', (_event, { type, reason }) => process.stderr.write(`A helper process ended: ${type}, ${reason}.\n`));
  for (const path of ownPaths) openPath(path);
  void app.whenReady().then(start);
} else {
  app.quit();
}
