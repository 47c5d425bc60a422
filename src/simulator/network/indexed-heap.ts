/**
 * Binary min-heap of small integers with a key each, on typed arrays: insert, move and remove in O(log n), no allocation
 * except when it grows. Ties are broken by the integer, so the order of pops never depends on history.
 */
export class IndexedHeap {
  size = 0;
  private ids: Int32Array;
  private position: Int32Array;
  private keys: Float64Array;

  constructor(capacity: number) {
    this.ids = new Int32Array(capacity);
    this.position = new Int32Array(capacity).fill(-1);
    this.keys = new Float64Array(capacity);
  }

  /** Makes room for integers below `capacity`. */
  grow(capacity: number): void {
    if (capacity <= this.position.length) return;
    const position = new Int32Array(capacity).fill(-1);
    position.set(this.position);
    const ids = new Int32Array(capacity);
    ids.set(this.ids);
    const keys = new Float64Array(capacity);
    keys.set(this.keys);
    this.position = position;
    this.ids = ids;
    this.keys = keys;
  }

  /** Integer with the smallest key; -1 when empty. */
  peekId(): number {
    return this.size > 0 ? this.ids[0] : -1;
  }

  /** Smallest key; Infinity when empty. */
  peekKey(): number {
    return this.size > 0 ? this.keys[this.ids[0]] : Infinity;
  }

  has(id: number): boolean {
    return this.position[id] >= 0;
  }

  keyOf(id: number): number {
    return this.keys[id];
  }

  /** Inserts, or moves to a new key. */
  set(id: number, key: number): void {
    const at = this.position[id];
    if (at < 0) {
      this.keys[id] = key;
      this.siftUp(this.size, id, key);
      this.size += 1;
      return;
    }
    const before = this.keys[id];
    this.keys[id] = key;
    if (key < before) this.siftUp(at, id, key);
    else if (key > before) this.siftDown(at, id, key);
  }

  remove(id: number): void {
    const at = this.position[id];
    if (at < 0) return;
    this.position[id] = -1;
    this.size -= 1;
    if (at === this.size) return;
    const last = this.ids[this.size];
    const key = this.keys[last];
    this.siftDown(at, last, key);
    if (this.ids[at] === last) this.siftUp(at, last, key);
  }

  clear(): void {
    for (let i = 0; i < this.size; i += 1) this.position[this.ids[i]] = -1;
    this.size = 0;
  }

  private siftUp(start: number, id: number, key: number): void {
    const { ids, keys, position } = this;
    let at = start;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const other = ids[parent];
      const otherKey = keys[other];
      if (otherKey < key || (otherKey === key && other < id)) break;
      ids[at] = other;
      position[other] = at;
      at = parent;
    }
    ids[at] = id;
    position[id] = at;
  }

  private siftDown(start: number, id: number, key: number): void {
    const { ids, keys, position, size } = this;
    let at = start;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      let other = ids[child];
      let otherKey = keys[other];
      if (child + 1 < size) {
        const right = ids[child + 1];
        const rightKey = keys[right];
        if (rightKey < otherKey || (rightKey === otherKey && right < other)) {
          child += 1;
          other = right;
          otherKey = rightKey;
        }
      }
      if (key < otherKey || (key === otherKey && id < other)) break;
      ids[at] = other;
      position[other] = at;
      at = child;
    }
    ids[at] = id;
    position[id] = at;
  }
}
