import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { securityHeaders, servedFile } from './policy/index.ts';

/** An answer to a request for a file of the built renderer. */
export interface RendererFile {
  readonly status: 200 | 404;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * The file of the renderer that a request path stands for, under the security headers, whichever shell asks.
 *
 * @param socketOrigin see `contentSecurityPolicy`
 */
export async function rendererFile(folder: string, requestPath: string, socketOrigin: string | null): Promise<RendererFile> {
  const headers = securityHeaders(socketOrigin);
  const file = servedFile(requestPath);
  const bytes = file === null ? null : await readFile(join(folder, ...file.segments)).catch(() => null);
  if (file === null || bytes === null) {
    return {
      status: 404,
      headers: { ...headers, 'Content-Type': 'text/plain; charset=utf-8' },
      bytes: new TextEncoder().encode('There is no such file.\n'),
    };
  }
  // The build puts a hash of the content into the names of what lies in assets/.
  const caching = file.segments[0] === 'assets' ? 'private, max-age=31536000, immutable' : 'no-store';
  return { status: 200, headers: { ...headers, 'Content-Type': file.contentType, 'Cache-Control': caching }, bytes: new Uint8Array(bytes) };
}
