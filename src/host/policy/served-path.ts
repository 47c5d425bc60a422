const contentTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  wasm: 'application/wasm',
  txt: 'text/plain; charset=utf-8',
};

/** A file that may be served: its segments below the renderer's folder, and its type. */
export interface ServedFile {
  readonly segments: readonly string[];
  readonly contentType: string;
}

/**
 * The file that a request path stands for, or null if there may be none. An allow-list, not a search for bad things:
 * each segment is a plain name, the ending is one that the build makes. So there is no `..`, no hidden file, no
 * backslash, no drive, no encoded separator, no second decoding.
 */
export function servedFile(requestPath: string): ServedFile | null {
  if (!requestPath.startsWith('/') || requestPath.length > 1000) return null;
  const segments = requestPath === '/' ? ['index.html'] : requestPath.slice(1).split('/');
  if (!segments.every((segment) => /^[A-Za-z0-9_-][A-Za-z0-9_.-]*$/.test(segment) && !segment.includes('..'))) return null;
  const fileName = segments[segments.length - 1];
  const ending = /\.([a-z0-9]+)$/.exec(fileName)?.[1];
  if (ending === undefined || !Object.hasOwn(contentTypes, ending)) return null;
  return { segments, contentType: contentTypes[ending] };
}
