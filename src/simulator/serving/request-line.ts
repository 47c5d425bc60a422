/** A waiting line of requests: joins at the back, and at the front after a preemption. A ring that grows. */
export class RequestLine {
  private ring = new Int32Array(16);
  private head = 0;
  private size = 0;

  get length(): number {
    return this.size;
  }

  /** The first in line; -1 if nobody waits. */
  first(): number {
    return this.size === 0 ? -1 : this.ring[this.head];
  }

  pushBack(request: number): void {
    if (this.size === this.ring.length) this.grow();
    this.ring[(this.head + this.size) & (this.ring.length - 1)] = request;
    this.size += 1;
  }

  pushFront(request: number): void {
    if (this.size === this.ring.length) this.grow();
    this.head = (this.head - 1) & (this.ring.length - 1);
    this.ring[this.head] = request;
    this.size += 1;
  }

  /** Takes the first; -1 if nobody waits. */
  shift(): number {
    if (this.size === 0) return -1;
    const request = this.ring[this.head];
    this.head = (this.head + 1) & (this.ring.length - 1);
    this.size -= 1;
    return request;
  }

  private grow(): void {
    const ring = new Int32Array(this.ring.length * 2);
    for (let i = 0; i < this.size; i += 1) ring[i] = this.ring[(this.head + i) & (this.ring.length - 1)];
    this.ring = ring;
    this.head = 0;
  }
}
