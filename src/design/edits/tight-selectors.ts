import { type PathSegment, parsePath } from '../paths.ts';

/**
 * The shortest selectors found that name exactly these paths among all paths of their kind: copies become `[*]` where all
 * are meant, ranges where they follow each other, and prefixes with the same inside are merged.
 */
export function tightSelectors(chosen: readonly string[], all: readonly string[]): string[] {
  const shapes = new Map<string, { chosen: PathSegment[][]; all: PathSegment[][] }>();
  const add = (list: 'chosen' | 'all', path: string): void => {
    const segments = parsePath(path);
    if (!segments) return;
    const shape = segments.map(({ id }) => id).join('/');
    const own = shapes.get(shape) ?? { chosen: [], all: [] };
    shapes.set(shape, own);
    own[list].push([...segments]);
  };
  for (const path of all) add('all', path);
  for (const path of new Set(chosen)) add('chosen', path);
  return [...shapes.values()].flatMap((shape) => (shape.chosen.length === 0 ? [] : cover(shape.chosen, shape.all)));
}

function cover(chosen: readonly (readonly PathSegment[])[], all: readonly (readonly PathSegment[])[]): string[] {
  const { id } = chosen[0][0];
  const isLast = chosen[0].length === 1;
  const tails = byIndex(chosen);
  const allTails = byIndex(all);
  // Copies whose inside is chosen alike stand together.
  const alike = new Map<string, { indices: number[]; inside: readonly string[] }>();
  for (const [index, own] of tails) {
    const inside = isLast ? [] : cover(own, allTails.get(index) ?? own);
    const key = inside.join(', ');
    const known = alike.get(key);
    if (known) known.indices.push(index);
    else alike.set(key, { indices: [index], inside });
  }
  return [...alike.values()].flatMap(({ indices, inside }) => {
    const segments =
      indices.length === allTails.size ? [indices[0] < 0 ? id : `${id}[*]`] : ranges(indices).map((range) => `${id}[${range}]`);
    return segments.flatMap((segment) => (isLast ? [segment] : inside.map((rest) => `${segment}/${rest}`)));
  });
}

function byIndex(paths: readonly (readonly PathSegment[])[]): Map<number, PathSegment[][]> {
  const tails = new Map<number, PathSegment[][]>();
  for (const [first, ...rest] of paths) {
    const own = tails.get(first.index);
    if (own) own.push(rest);
    else tails.set(first.index, [rest]);
  }
  return tails;
}

function ranges(indices: readonly number[]): string[] {
  const sorted = [...indices].sort((a, b) => a - b);
  const found: string[] = [];
  for (let start = 0; start < sorted.length; ) {
    let end = start;
    while (sorted[end + 1] === sorted[end] + 1) end += 1;
    found.push(end === start ? String(sorted[start]) : `${sorted[start]}..${sorted[end]}`);
    start = end + 1;
  }
  return found;
}
