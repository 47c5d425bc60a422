import type { BrowserWindow, IpcMain } from 'electron';
import { answerCall, callChannel, type Envelope, eventChannel } from '../contract/index.ts';
import { type Host, type HostSession, mayCallHost } from '../host/index.ts';

const notPermitted: Envelope = {
  ok: false,
  error: { code: 'not-permitted', message: 'This page may not call the host.', remedy: 'Close the window and start the app again.' },
};

/** The only place that listens to pages: one channel, whose sender, method and arguments are all checked. */
export function serveIpc(ipcMain: IpcMain, { handlers }: HostSession): void {
  ipcMain.handle(callChannel, (event, method: unknown, params: unknown): Envelope | Promise<Envelope> => {
    const frame = event.senderFrame;
    if (!mayCallHost(frame === null ? null : { url: frame.url, hasParent: frame.parent !== null })) return notPermitted;
    return answerCall(handlers, method, params);
  });
}

/** Sends the host's events to a window for as long as it lives; the returned function ends it. */
export function forwardEvents(host: Host, window: BrowserWindow): () => void {
  return host.onEvent((event, payload) => {
    if (!window.isDestroyed()) window.webContents.send(eventChannel, event, payload);
  });
}
