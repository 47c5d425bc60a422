/** The only origin that the Electron window shows. */
export const appOrigin = 'app://clusterwright';

/** Parsed, not compared as text: `app://clusterwright.example.com` and `app://clusterwright@example.com` begin alike. */
function parse(address: unknown): URL | null {
  if (typeof address !== 'string') return null;
  try {
    return new URL(address);
  } catch {
    return null;
  }
}

/**
 * True if an address belongs to the app itself: exact scheme and host, no port, no user.
 * `URL.origin` is "null" for schemes that the parser does not know, so the parts are compared one by one.
 */
export function isAppAddress(address: unknown): boolean {
  const url = parse(address);
  if (url === null) return false;
  return url.protocol === 'app:' && url.host === 'clusterwright' && url.username === '' && url.password === '';
}

/** Whether a frame may go to an address. Only the app's own pages; reloading is one of these. */
export function mayNavigate(address: unknown): boolean {
  return isAppAddress(address);
}

/** Whether a request may leave the session: the app's own files and the blobs that it makes of its own data. */
export function mayRequest(address: unknown): boolean {
  if (isAppAddress(address)) return true;
  const url = parse(address);
  if (url === null) return false;
  if (url.protocol === 'blob:') return isAppAddress(url.pathname);
  return url.protocol === 'data:' || url.protocol === 'devtools:';
}

/** No page of the app needs a permission of the system, but it may write what the user copies to the clipboard. */
export function mayUsePermission(permission: unknown, requestingAddress: unknown): boolean {
  return permission === 'clipboard-sanitized-write' && isAppAddress(requestingAddress);
}

/** Who may speak on the IPC channels: the main frame of a window that shows the app, and no frame inside it. */
export function mayCallHost(frame: { readonly url: unknown; readonly hasParent: boolean } | null): boolean {
  return frame !== null && !frame.hasParent && isAppAddress(frame.url);
}
