import type { CustomScheme } from 'electron';
import { isAppAddress, rendererFile } from '../host/index.ts';

/** Registered before the app is ready: pages under it have an origin of their own, as on the web. */
export const appScheme: CustomScheme = {
  scheme: 'app',
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true, stream: true },
};

/** Answers app://clusterwright/… with files of the built renderer, each under the content security policy. */
export function appProtocolHandler(rendererFolder: string): (request: Request) => Promise<Response> {
  return async ({ method, url }) => {
    const isAllowed = method === 'GET' && isAppAddress(url);
    const { status, headers, bytes } = await rendererFile(rendererFolder, isAllowed ? new URL(url).pathname : '', null);
    return new Response(bytes, { status, headers });
  };
}
