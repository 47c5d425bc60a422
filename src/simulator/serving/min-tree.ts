/** Least of a fixed number of values, and where it is: a tournament over a binary tree. A change costs O(log n). */
export class MinTree {
  private readonly leafCount: number;
  /** Node n has children 2 n and 2 n + 1; leaves from `leafCount` on. */
  private readonly values: Float64Array;

  /** All values are Infinity at first. */
  constructor(count: number) {
    this.leafCount = 2 ** Math.ceil(Math.log2(Math.max(1, count)));
    this.values = new Float64Array(2 * this.leafCount).fill(Number.POSITIVE_INFINITY);
  }

  get least(): number {
    return this.values[1];
  }

  valueOf(index: number): number {
    return this.values[this.leafCount + index];
  }

  set(index: number, value: number): void {
    const { values } = this;
    let node = this.leafCount + index;
    values[node] = value;
    while (node > 1) {
      node >>= 1;
      const least = Math.min(values[2 * node], values[2 * node + 1]);
      if (values[node] === least) return;
      values[node] = least;
    }
  }

  /** The first from `start` on, round the end, that has the least value. All Infinity: not to be asked. */
  firstLeast(start: number): number {
    const { values, leafCount, least } = this;
    let node = leafCount + start;
    if (values[node] === least) return start;
    // Up until a subtree to the right holds it, then down to its first.
    while (node > 1 && ((node & 1) === 1 || values[node + 1] !== least)) node >>= 1;
    node = node > 1 ? node + 1 : 1;
    while (node < leafCount) node = values[2 * node] === least ? 2 * node : 2 * node + 1;
    return node - leafCount;
  }
}
