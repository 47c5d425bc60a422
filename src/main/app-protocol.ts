import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CustomScheme } from 'electron';
import { isAppAddress, securityHeaders, servedFile } from '../host/index.ts';

/** Registered before the app is ready: pages under it have an origin of their own, as on the web. */
export const appScheme: CustomScheme = {
  scheme: 'app',
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true, stream: true },
};

/** Answers app://clusterwright/… with files of the built renderer, each under the content security policy. */
export function appProtocolHandler(rendererFolder: string): (request: Request) => Promise<Response> {
  return async (request) => {
    const headers = securityHeaders(null);
    const file = request.method === 'GET' && isAppAddress(request.url) ? servedFile(new URL(request.url).pathname) : null;
    const bytes = file === null ? null : await readFile(join(rendererFolder, ...file.segments)).catch(() => null);
    if (file === null || bytes === null) return new Response('Not found', { status: 404, headers });
    return new Response(new Uint8Array(bytes), { status: 200, headers: { ...headers, 'Content-Type': file.contentType, 'Cache-Control': 'no-cache' } });
  };
}
