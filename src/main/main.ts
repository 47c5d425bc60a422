import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, type BrowserWindow, crashReporter, dialog, ipcMain, Menu, protocol, session } from 'electron';
import { createHost, type Documents, dataFolder as defaultDataFolder, designPathsOf, type Host, UnsavedGuard } from '../host/index.ts';
import { appProtocolHandler, appScheme } from './app-protocol.ts';
import { dialogHandlers } from './dialogs.ts';
import { guardContents, guardSession } from './guards.ts';
import { serveIpc } from './ipc.ts';
import { menuTemplate } from './menu.ts';
import { openWindow } from './window.ts';

/** From out/main/main.js, in a checkout and in a package. */
const appRoot = fileURLToPath(new URL('../../', import.meta.url));
const dataFolder = defaultDataFolder();

const unsaved = new UnsavedGuard();
const waitingPaths = designPathsOf(process.argv.slice(1), process.cwd());
let host: Host | null = null;
let window: BrowserWindow | null = null;
let isQuitting = false;

function openPath(path: string): void {
  if (host === null) waitingPaths.push(path);
  else void host.openFromSystem(path);
}

function afterAsking(mayClose: boolean): void {
  if (!mayClose) isQuitting = false;
  else if (isQuitting) app.quit();
  else window?.close();
}

function showWindow(): void {
  if (host === null) return;
  if (window === null) {
    window = openWindow({ appRoot, dataFolder, host, unsaved, afterAsking });
    window.on('closed', () => {
      window = null;
    });
    return;
  }
  if (window.isMinimized()) window.restore();
  window.focus();
}

function start(): void {
  const shellHandlers = (documents: Documents) => ({
    ...dialogHandlers(dialog, () => window as BrowserWindow, documents, join(dataFolder, 'documents')), // a window calls, so there is one
    'app.setUnsaved': ({ isUnsaved, name }: { isUnsaved: boolean; name: string }) => {
      unsaved.update(isUnsaved, name);
      return null;
    },
  });
  const services = createHost({ appRoot, dataFolder, shell: 'electron', shellHandlers });
  host = services;
  protocol.handle('app', appProtocolHandler(join(appRoot, 'out', 'renderer')));
  guardSession(session.defaultSession);
  serveIpc(ipcMain, services.openSession());
  const template = menuTemplate(process.platform, app.isPackaged, (commandId) => services.emit('app.command', { commandId }));
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  for (const path of waitingPaths.splice(0)) openPath(path);
  showWindow();
}

if (process.env.CLUSTERWRIGHT_DATA) app.setPath('userData', join(dataFolder, 'electron'));
app.enableSandbox();
crashReporter.start({ uploadToServer: false });
protocol.registerSchemesAsPrivileged([appScheme]);
app.on('web-contents-created', (_event, contents) => guardContents(contents));
app.on('open-file', (event, path) => {
  event.preventDefault();
  openPath(path);
});

// Chromium may reorder and add to a second start's argv, so its paths come as data.
if (app.requestSingleInstanceLock({ paths: [...waitingPaths] })) {
  app.on('second-instance', (_event, _argv, _folder, data) => {
    const { paths } = (data ?? {}) as { paths?: unknown };
    for (const path of Array.isArray(paths) ? paths : []) if (typeof path === 'string') openPath(path);
    showWindow();
  });
  app.on('before-quit', () => {
    isQuitting = true;
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('activate', showWindow);
  app.on('will-quit', () => void host?.close());
  app.on('child-process-gone', (_event, { type, reason }) => process.stderr.write(`A helper process ended: ${type}, ${reason}.\n`));
  void app.whenReady().then(start);
} else {
  app.quit();
}
