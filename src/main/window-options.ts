import { join } from 'node:path';
import type { BrowserWindowConstructorOptions } from 'electron';
import type { WindowState } from '../host/index.ts';

/**
 * Options of every window. What Electron's defaults already say is said again: a change of defaults must not open a hole.
 *
 * @param appRoot folder with the built preload, the one script that runs before the page, and the icon
 */
export function windowOptions(appRoot: string, state: WindowState): BrowserWindowConstructorOptions {
  return {
    x: state.x,
    y: state.y,
    width: state.width,
    height: state.height,
    minWidth: 900,
    minHeight: 600,
    show: false,
    title: 'Clusterwright',
    icon: join(appRoot, 'resources', 'icon.png'),
    webPreferences: {
      preload: join(appRoot, 'out', 'preload', 'preload.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  };
}
