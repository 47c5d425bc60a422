import { connectWebHost, webSocketUrl } from '../contract/index.ts';
import { connectHost } from './host.ts';

/**
 * Connects the window to its host: Electron's preload has put one there; a page of the web host opens a socket; a page
 * of the development server without either gets a host that lives in the page.
 */
export async function connect(): Promise<void> {
  if (window.host) {
    connectHost(window.host);
    return;
  }
  if (import.meta.env.DEV && new URLSearchParams(window.location.search).has('in-page-host')) {
    const { inPageHost } = await import('./testing/in-page-host.ts');
    connectHost(inPageHost());
    return;
  }
  connectHost(await connectWebHost(new WebSocket(webSocketUrl(window.location))));
}
