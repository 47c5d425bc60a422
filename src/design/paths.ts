/** One step of a full path; index -1: the element has no count. */
export interface PathSegment {
  readonly id: string;
  readonly index: number;
}

/** `gpu[3]`, or `gpu` without a count. */
export function segmentText(id: string, index: number): string {
  return index < 0 ? id : `${id}[${index}]`;
}

/** Joins a path and what lies in it; either may be empty. */
export function joinPath(outer: string, inner: string): string {
  return outer === '' ? inner : inner === '' ? outer : `${outer}/${inner}`;
}

/** Takes a full path apart; null if it is not one (a selector with `*`, for example). */
export function parsePath(path: string): readonly PathSegment[] | null {
  const segments: PathSegment[] = [];
  for (const text of path.split('/')) {
    const match = /^([a-z0-9-]+)(?:\[(\d{1,7})\])?$/.exec(text);
    if (!match) return null;
    segments.push({ id: match[1], index: match[2] === undefined ? -1 : Number(match[2]) });
  }
  return segments;
}

/** The inverse of `parsePath`. */
export function formatPath(segments: readonly PathSegment[]): string {
  return segments.map(({ id, index }) => segmentText(id, index)).join('/');
}

/** Path order: ids by letters, copies by number, a container before what lies in it. */
export function comparePaths(a: readonly PathSegment[], b: readonly PathSegment[]): number {
  for (let depth = 0; depth < Math.min(a.length, b.length); depth += 1) {
    if (a[depth].id !== b[depth].id) return a[depth].id < b[depth].id ? -1 : 1;
    if (a[depth].index !== b[depth].index) return a[depth].index - b[depth].index;
  }
  return a.length - b.length;
}
