/** Requests by the step at which they end: a binary heap in two growing columns. */
export class FinishHeap {
  private steps = new Float64Array(64);
  private requests = new Int32Array(64);
  private size = 0;

  /** Earliest step; Infinity if empty. */
  nextStep(): number {
    return this.size === 0 ? Number.POSITIVE_INFINITY : this.steps[0];
  }

  nextRequest(): number {
    return this.requests[0];
  }

  push(step: number, request: number): void {
    if (this.size === this.steps.length) this.grow();
    let place = this.size;
    this.size += 1;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (!this.isBefore(step, request, parent)) break;
      this.steps[place] = this.steps[parent];
      this.requests[place] = this.requests[parent];
      place = parent;
    }
    this.steps[place] = step;
    this.requests[place] = request;
  }

  pop(): void {
    this.size -= 1;
    const step = this.steps[this.size];
    const request = this.requests[this.size];
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= this.size) break;
      if (child + 1 < this.size && this.isBefore(this.steps[child + 1], this.requests[child + 1], child)) child += 1;
      if (this.isBefore(step, request, child)) break;
      this.steps[place] = this.steps[child];
      this.requests[place] = this.requests[child];
      place = child;
    }
    this.steps[place] = step;
    this.requests[place] = request;
  }

  /** Equal steps go by request number, so that the order never depends on the history of the heap. */
  private isBefore(step: number, request: number, place: number): boolean {
    return step < this.steps[place] || (step === this.steps[place] && request < this.requests[place]);
  }

  private grow(): void {
    const steps = new Float64Array(this.steps.length * 2);
    const requests = new Int32Array(this.requests.length * 2);
    steps.set(this.steps);
    requests.set(this.requests);
    this.steps = steps;
    this.requests = requests;
  }
}
