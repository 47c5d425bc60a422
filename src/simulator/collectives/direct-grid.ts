import type { CollectiveContext } from './rank-groups.ts';

/** One dimension of a grid: its lines side by side, each a list of positions into the ranks, in order along the line. */
export interface GridDimension {
  readonly size: number;
  readonly shape: 'clique' | 'cycle' | 'path';
  readonly lines: readonly (readonly number[])[];
}

const grids = new WeakMap<object, Map<string, readonly GridDimension[] | null>>();

/**
 * The dimensions of accelerators that direct links join as a grid: a full mesh (one clique), a ring (one cycle), a torus (a cycle for each
 * dimension), a HyperX (a clique for each), an open mesh (a path for each). null: they are joined otherwise.
 *
 * Two links that meet lie in one dimension unless they are sides of a square without diagonals; opposite sides of such a square lie in
 * one dimension. That is the factorisation of a Cartesian product; a cycle of four is the product of two pairs, and used as such.
 *
 * @see Feigenbaum, Hershberger and Schäffer, A polynomial time algorithm for finding the prime factors of Cartesian-product graphs, 1985
 */
export function directGrid({ router, graph }: CollectiveContext, ranks: readonly number[]): readonly GridDimension[] | null {
  const known = grids.get(router) ?? new Map<string, readonly GridDimension[] | null>();
  grids.set(router, known);
  const key = ranks.join(' ');
  const kept = known.get(key);
  if (kept !== undefined) return kept;
  const positionOf = new Map(ranks.map((rank, position) => [rank, position]));
  const neighbours = ranks.map((rank) => {
    const found = new Set<number>();
    for (const link of router.outLinks(rank)) {
      const position = positionOf.get(graph.linkTo[link]);
      if (position !== undefined) found.add(position);
    }
    return [...found];
  });
  const grid = neighbours.some((each) => each.length === 0) ? null : factorise(neighbours);
  known.set(key, grid);
  return grid;
}

/** @param neighbours [position] positions joined to it */
function factorise(neighbours: readonly (readonly number[])[]): readonly GridDimension[] | null {
  const count = neighbours.length;
  const edge = (a: number, b: number): number => Math.min(a, b) * count + Math.max(a, b);
  if (neighbours.every((each) => each.length === 2)) {
    const line = walk(neighbours, 0);
    if (line.length === count) return [{ size: count, shape: count === 3 ? 'clique' : 'cycle', lines: [line] }];
  }
  const sets = neighbours.map((each) => new Set(each));
  const classes = new UnionFind();
  for (let corner = 0; corner < count; corner += 1) {
    const around = neighbours[corner];
    for (let i = 0; i < around.length; i += 1) {
      for (let j = i + 1; j < around.length; j += 1) {
        const [a, b] = [around[i], around[j]];
        let hasSquare = false;
        if (!sets[a].has(b)) {
          for (const opposite of neighbours[a]) {
            if (opposite === corner || !sets[b].has(opposite) || sets[corner].has(opposite)) continue;
            hasSquare = true;
            classes.join(edge(corner, a), edge(b, opposite));
            classes.join(edge(corner, b), edge(a, opposite));
          }
        }
        if (!hasSquare) classes.join(edge(corner, a), edge(corner, b));
      }
    }
  }
  return dimensionsOf(neighbours, (a, b) => classes.rootOf(edge(a, b)));
}

/** The lines of each class of links, if they make a product of equal lines. */
function dimensionsOf(
  neighbours: readonly (readonly number[])[],
  classOf: (a: number, b: number) => number,
): readonly GridDimension[] | null {
  const count = neighbours.length;
  const ids = new Set(neighbours.flatMap((each, position) => each.map((other) => classOf(position, other))));
  const dimensions: GridDimension[] = [];
  for (const id of ids) {
    const along = neighbours.map((each, position) => each.filter((other) => classOf(position, other) === id));
    const seen = new Set<number>();
    const lines: number[][] = [];
    for (let position = 0; position < count; position += 1) {
      if (seen.has(position)) continue;
      const line = component(along, position);
      for (const member of line) seen.add(member);
      lines.push(line);
    }
    const size = lines[0].length;
    if (size < 2 || lines.some((line) => line.length !== size)) return null;
    const degrees = new Set(along.map((each) => each.length));
    if (degrees.size === 1 && degrees.has(size - 1)) dimensions.push({ size, shape: 'clique', lines });
    else if (degrees.size === 1 && degrees.has(2)) {
      dimensions.push({ size, shape: 'cycle', lines: lines.map((line) => walk(along, line[0])) });
    } else if (
      lines.every((line) => line.filter((each) => along[each].length === 1).length === 2 && line.every((each) => along[each].length <= 2))
    ) {
      dimensions.push({
        size,
        shape: 'path',
        lines: lines.map((line) => walk(along, line.find((each) => along[each].length === 1) as number)),
      });
    } else return null;
  }
  return dimensions.reduce((product, { size }) => product * size, 1) === count ? dimensions : null;
}

function component(neighbours: readonly (readonly number[])[], start: number): number[] {
  const seen = new Set([start]);
  for (const position of seen) for (const other of neighbours[position]) seen.add(other);
  return [...seen];
}

/** Along a cycle or a path, from one of its members. */
function walk(neighbours: readonly (readonly number[])[], start: number): number[] {
  const line = [start];
  const seen = new Set(line);
  for (;;) {
    const next = neighbours[line[line.length - 1]].find((each) => !seen.has(each));
    if (next === undefined) return line;
    seen.add(next);
    line.push(next);
  }
}

class UnionFind {
  private readonly parents = new Map<number, number>();

  rootOf(item: number): number {
    let root = item;
    for (let up = this.parents.get(root); up !== undefined && up !== root; up = this.parents.get(root)) root = up;
    this.parents.set(item, root);
    return root;
  }

  join(a: number, b: number): void {
    this.parents.set(this.rootOf(a), this.rootOf(b));
  }
}
