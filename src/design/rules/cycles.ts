/** Every cycle that a depth-first walk closes, each as its members in order, none told twice. */
export function findCycles(edges: ReadonlyMap<string, readonly string[]>): string[][] {
  const cycles: string[][] = [];
  const done = new Set<string>();
  const visit = (start: string): void => {
    // An explicit stack: a chain of groups may be longer than the call stack.
    const trail: { id: string; next: number }[] = [{ id: start, next: 0 }];
    const open = new Map([[start, 0]]);
    while (trail.length > 0) {
      const top = trail[trail.length - 1];
      const target = edges.get(top.id)?.[top.next];
      top.next += 1;
      if (target === undefined) {
        done.add(top.id);
        open.delete(top.id);
        trail.pop();
        continue;
      }
      const at = open.get(target);
      if (at !== undefined) cycles.push(trail.slice(at).map(({ id }) => id));
      else if (!done.has(target) && edges.has(target)) {
        open.set(target, trail.length);
        trail.push({ id: target, next: 0 });
      }
    }
  };
  for (const id of edges.keys()) if (!done.has(id)) visit(id);
  return cycles;
}
