import type { HostApi } from './api.ts';
import { connectHost } from './wire.ts';

/** The part of a browser's WebSocket that is used here. The layer stays pure: whoever has a DOM passes the socket in. */
export interface WebSocketLike {
  send(text: string): void;
  addEventListener(type: 'open' | 'close' | 'error', listener: () => void): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

/** Path of the web host's socket, on the origin that served the page. */
export const webSocketPath = '/host';

/**
 * `window.host` for a page that the web host serves: resolves once the socket is open, rejects if it never opens.
 * The session cookie that came with the page authorises it.
 *
 * @example window.host ??= await connectWebHost(new WebSocket(webSocketUrl(window.location)));
 */
export function connectWebHost(socket: WebSocketLike): Promise<HostApi> {
  return new Promise((resolve, reject) => {
    const api = connectHost({
      send: (text) => socket.send(text),
      onMessage: (listener) =>
        socket.addEventListener('message', (event) => {
          if (typeof event.data === 'string') listener(event.data);
        }),
      onClose: (listener) => socket.addEventListener('close', listener),
    });
    socket.addEventListener('open', () => resolve(api));
    socket.addEventListener('error', () =>
      reject(new Error('The web host does not answer. Start it again, and open the address that it prints.')),
    );
  });
}

/** Address of the socket for a page at `location`. */
export function webSocketUrl(location: { readonly protocol: string; readonly host: string }): string {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${webSocketPath}`;
}
