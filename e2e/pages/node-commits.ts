import type { Page } from '@playwright/test';

interface Fiber {
  readonly tag: number;
  readonly flags: number;
  readonly alternate: Fiber | null;
  readonly child: Fiber | null;
  readonly sibling: Fiber | null;
  readonly stateNode: unknown;
  readonly memoizedProps: { readonly id?: unknown } | null;
}

/** What React did with the components inside React Flow nodes. */
export interface NodeCommits {
  /** Rendered for the first time and taken away: inherent to another level or another part of the drawing. */
  mounts: number;
  unmounts: number;
  /** Rendered again while they stayed: none, unless their own box, selection or kind changed. */
  updates: number;
  /** The nodes that `updates` counts: paths, each once. */
  updated: string[];
}

/**
 * Counts what React renders inside React Flow nodes, through the hook that React offers to its developer tools; works on the
 * production build. Call before the page is opened.
 */
export async function countNodeCommits(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const counts: NodeCommits = { mounts: 0, unmounts: 0, updates: 0, updated: [] };
    const mounted = new WeakSet<object>();
    const performedWork = 1;
    const componentTags = new Set([0, 1, 11, 14, 15]);
    function walk(fiber: Fiber, isInNode: boolean): void {
      const before = fiber.alternate;
      const isNode = fiber.tag === 5 && fiber.stateNode instanceof Element && fiber.stateNode.classList.contains('react-flow__node');
      if (isInNode && componentTags.has(fiber.tag)) {
        if (!before) {
          counts.mounts += 1;
          mounted.add(fiber);
        } else if ((fiber.flags & performedWork) !== 0) {
          counts.updates += 1;
          const id = String(fiber.memoizedProps?.id ?? 'unknown');
          if (!counts.updated.includes(id)) counts.updated.push(id);
        }
      }
      // An untouched child is the very same: nothing below was rendered.
      if (before && before.child === fiber.child) return;
      for (let child = fiber.child; child; child = child.sibling) walk(child, isInNode || isNode);
    }
    Object.assign(window, {
      nodeCommits: counts,
      __REACT_DEVTOOLS_GLOBAL_HOOK__: {
        supportsFiber: true,
        renderers: new Map(),
        inject: () => 1,
        checkDCE: () => undefined,
        onCommitFiberRoot: (_renderer: number, root: { readonly current: Fiber }) => walk(root.current, false),
        onCommitFiberUnmount: (_renderer: number, fiber: Fiber) => {
          if (mounted.has(fiber) || (fiber.alternate && mounted.has(fiber.alternate))) counts.unmounts += 1;
        },
      },
    });
  });
}

/** The counts since the last call. */
export function nodeCommits(page: Page): Promise<NodeCommits> {
  return page.evaluate(() => {
    const counts = (window as unknown as { nodeCommits: NodeCommits }).nodeCommits;
    const read = { ...counts };
    Object.assign(counts, { mounts: 0, unmounts: 0, updates: 0, updated: [] });
    return read;
  });
}
