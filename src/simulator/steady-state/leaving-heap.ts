/** Sequences by when they leave: how many are still there, and what they hold. A binary heap. */
export class LeavingHeap {
  count = 0;
  tokens = 0;
  private readonly atSeconds: number[] = [];
  private readonly held: number[] = [];

  push(atSeconds: number, heldTokens: number): void {
    let place = this.count;
    this.count += 1;
    this.tokens += heldTokens;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (this.atSeconds[parent] <= atSeconds) break;
      this.move(parent, place);
      place = parent;
    }
    this.atSeconds[place] = atSeconds;
    this.held[place] = heldTokens;
  }

  /** Forgets those that have left by an instant. */
  dropUntil(atSeconds: number): void {
    while (this.count > 0 && this.atSeconds[0] <= atSeconds) this.pop();
  }

  private pop(): void {
    this.tokens -= this.held[0];
    this.count -= 1;
    const last = this.count;
    const key = this.atSeconds[last];
    const held = this.held[last];
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= last) break;
      if (child + 1 < last && this.atSeconds[child + 1] < this.atSeconds[child]) child += 1;
      if (key <= this.atSeconds[child]) break;
      this.move(child, place);
      place = child;
    }
    this.atSeconds[place] = key;
    this.held[place] = held;
  }

  private move(from: number, to: number): void {
    this.atSeconds[to] = this.atSeconds[from];
    this.held[to] = this.held[from];
  }
}
