import { invariant } from '../base/assert.ts';
import type { Result } from '../base/result.ts';
import { err, ok } from '../base/result.ts';
import {
  type ExpandedTopology,
  type IndexBinding,
  matchIndex,
  type PathSegment,
  parsePath,
  parseSelectorList,
  type Selector,
  unbound,
} from '../design/index.ts';

const ordered = new WeakMap<ExpandedTopology, readonly AcceleratorNode[]>();

/** Accelerators of a topology in path order: ids by letters, copies by number. Kept with the topology. */
export function acceleratorsInPathOrder(topology: ExpandedTopology): readonly AcceleratorNode[] {
  const known = ordered.get(topology);
  if (known) return known;
  const accelerators = sortedAccelerators(topology);
  ordered.set(topology, accelerators);
  return accelerators;
}

function sortedAccelerators(topology: ExpandedTopology): readonly AcceleratorNode[] {
  const accelerators: AcceleratorNode[] = [];
  topology.nodes.forEach((node, index) => {
    if (node.kind !== 'accelerator') return;
    const segments = parsePath(node.path);
    invariant(segments, 'an expanded node has a full path');
    accelerators.push({ node: index, segments });
  });
  return accelerators.sort((a, b) => comparePaths(a.segments, b.segments));
}

/** An accelerator with its path taken apart. */
export interface AcceleratorNode {
  readonly node: number;
  readonly segments: readonly PathSegment[];
}

/**
 * Node indices of the accelerators that a list of selectors names, in path order, each once. A selector that ends at a
 * container (`rack[0]/server[*]`) means every accelerator inside. The error is a sentence for the user.
 */
export function selectAccelerators(accelerators: readonly AcceleratorNode[], selectors: string): Result<Int32Array, string> {
  const parsed = parseSelectorList(selectors);
  if (!parsed.ok) return err(parsed.error);
  const selected = accelerators.filter(({ segments }) => parsed.value.some((selector) => matches(selector, segments)));
  return ok(Int32Array.from(selected, ({ node }) => node));
}

function matches(selector: Selector, path: readonly PathSegment[]): boolean {
  if (selector.segments.length > path.length) return false;
  let binding: IndexBinding = unbound;
  for (const [depth, { id, index }] of selector.segments.entries()) {
    if (path[depth].id !== id) return false;
    const grown = matchIndex(index, path[depth].index, binding);
    if (!grown) return false;
    binding = grown;
  }
  return true;
}

function comparePaths(a: readonly PathSegment[], b: readonly PathSegment[]): number {
  for (let depth = 0; depth < Math.min(a.length, b.length); depth += 1) {
    if (a[depth].id !== b[depth].id) return a[depth].id < b[depth].id ? -1 : 1;
    if (a[depth].index !== b[depth].index) return a[depth].index - b[depth].index;
  }
  return a.length - b.length;
}
