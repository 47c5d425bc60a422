import { grown, grownInt } from './growing-arrays.ts';

/**
 * Pairing heaps of flows by finishing threshold, one heap per class, on shared typed arrays: a heap is named by its root,
 * -1 when empty. Ties are broken by the flow's number.
 *
 * @see Fredman, Sedgewick, Sleator, Tarjan, The pairing heap (1986)
 */
export class ThresholdHeap {
  thresholdBytes = new Float64Array(256);
  private child = new Int32Array(256);
  private sibling = new Int32Array(256);

  /** Makes room for flows below `capacity`. */
  grow(capacity: number): void {
    if (capacity <= this.child.length) return;
    this.thresholdBytes = grown(this.thresholdBytes, capacity);
    this.child = grownInt(this.child, capacity);
    this.sibling = grownInt(this.sibling, capacity);
  }

  /** @returns the new root */
  push(root: number, flow: number, thresholdBytes: number): number {
    this.thresholdBytes[flow] = thresholdBytes;
    this.child[flow] = -1;
    this.sibling[flow] = -1;
    return root < 0 ? flow : this.merge(root, flow);
  }

  /** Takes the root off. @returns the new root */
  pop(root: number): number {
    let pairs = -1;
    let next = this.child[root];
    while (next >= 0) {
      const first = next;
      const second = this.sibling[first];
      next = second >= 0 ? this.sibling[second] : -1;
      this.sibling[first] = -1;
      let pair = first;
      if (second >= 0) {
        this.sibling[second] = -1;
        pair = this.merge(first, second);
      }
      this.sibling[pair] = pairs;
      pairs = pair;
    }
    let result = -1;
    while (pairs >= 0) {
      const pair = pairs;
      pairs = this.sibling[pair];
      this.sibling[pair] = -1;
      result = result < 0 ? pair : this.merge(result, pair);
    }
    return result;
  }

  /** Takes any flow out by building the heap anew: rare, and a class has few flows. @returns the new root */
  remove(root: number, flow: number): number {
    if (root === flow) return this.pop(root);
    const stack = [root];
    let result = -1;
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      for (let next = this.child[node]; next >= 0; next = this.sibling[next]) stack.push(next);
      if (node !== flow) result = this.push(result, node, this.thresholdBytes[node]);
    }
    return result;
  }

  private merge(a: number, b: number): number {
    const ka = this.thresholdBytes[a];
    const kb = this.thresholdBytes[b];
    const [parent, node] = ka < kb || (ka === kb && a < b) ? [a, b] : [b, a];
    this.sibling[node] = this.child[parent];
    this.child[parent] = node;
    return parent;
  }
}
