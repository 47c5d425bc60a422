import type { HostApi } from '../contract/index.ts';

declare global {
  interface Window {
    /** Set by Electron's preload; the web shell's client takes the same place. */
    host?: HostApi;
  }
}

let connected: HostApi | null = null;

/** Sets the host of this window, once, before anything is drawn. */
export function connectHost(api: HostApi): void {
  connected = api;
}

/** @throws if `connectHost` was not called: `main.tsx` does it first */
export function host(): HostApi {
  const api = connected ?? globalThis.window?.host;
  if (!api) throw new Error('Broken promise: the window is connected to a host before it draws');
  return api;
}
