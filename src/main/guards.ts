import type { Session, WebContents } from 'electron';
import { mayNavigate, mayRequest, mayUsePermission } from '../host/index.ts';

/** Denies what no page of the app needs: permissions, devices, and every request that leaves the app. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, answer) => answer(mayUsePermission(permission, contents.getURL())));
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin) => mayUsePermission(permission, requestingOrigin));
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !mayRequest(details.url) }));
  session.on('will-download', (event, item) => {
    // "Download a copy" is a blob of our own; nothing else may land on the disk.
    if (!mayRequest(item.getURL())) event.preventDefault();
  });
}

/** Keeps a page where it is: no other address, no new window, no embedded one. */
export function guardContents(contents: WebContents): void {
  contents.on('will-navigate', (details) => {
    if (!mayNavigate(details.url)) details.preventDefault();
  });
  contents.on('will-frame-navigate', (details) => {
    if (!mayNavigate(details.url)) details.preventDefault();
  });
  contents.on('will-redirect', (details) => {
    if (!mayNavigate(details.url)) details.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
