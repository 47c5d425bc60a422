import { invariant } from '../base/assert.ts';
import { err, ok, type Result } from '../base/result.ts';
import type { ExpandedTopology } from './expansion/expanded-topology.ts';
import { comparePaths, type PathSegment, parsePath } from './paths.ts';
import { parseSelectorList, type Selector, selectorVariables } from './selectors.ts';

/**
 * Indices of the accelerators that a pool's selector names, in path order. A container stands for all accelerators in it:
 * `rack[0]` and `rack[0]/server[*]/gpu[*]` may mean the same. The error is a sentence for the user.
 */
export function selectAccelerators(topology: ExpandedTopology, selectors: string): Result<readonly number[], string> {
  const matcher = pathMatcher(selectors);
  if (!matcher.ok) return matcher;
  const found: { index: number; path: readonly PathSegment[] }[] = [];
  topology.nodes.forEach((node, index) => {
    if (node.kind !== 'accelerator' || !matcher.value(node.path)) return;
    const path = parsePath(node.path);
    invariant(path, 'an expanded node has a full path');
    found.push({ index, path });
  });
  return ok(found.sort((a, b) => comparePaths(a.path, b.path)).map(({ index }) => index));
}

/** A test whether a full path is named by a selector list, or lies inside something that is. */
export function pathMatcher(selectors: string): Result<(path: string) => boolean, string> {
  const parsed = parseSelectorList(selectors);
  if (!parsed.ok) return parsed;
  const matchers: ((path: string) => boolean)[] = [];
  for (const selector of parsed.value) {
    if (selectorVariables(selector).used.size > 0)
      return err(`"${selectors}" uses a shared index such as [i], which has a meaning only between the two ends of a link.`);
    matchers.push(compile(selector));
  }
  return ok((path) => matchers.some((matches) => matches(path)));
}

/** A regular expression over whole paths: tens of thousands are tested on each edit. */
function compile(selector: Selector): (path: string) => boolean {
  const ranges: { first: number; last: number }[] = [];
  const source = selector.segments.map(({ id, index }) => {
    if (index.kind === 'none') return id;
    if (index.kind === 'all') return `${id}(?:\\[\\d+\\])?`;
    if (index.kind === 'number') return `${id}\\[${index.value}\\]`;
    if (index.kind !== 'range') return `${id}\\[never\\]`;
    ranges.push(index);
    return `${id}\\[(\\d+)\\]`;
  });
  const pattern = new RegExp(`^${source.join('/')}(?:/|$)`);
  if (ranges.length === 0) return (path) => pattern.test(path);
  return (path) => {
    const found = pattern.exec(path);
    return (
      found !== null && ranges.every(({ first, last }, index) => Number(found[index + 1]) >= first && Number(found[index + 1]) <= last)
    );
  };
}
