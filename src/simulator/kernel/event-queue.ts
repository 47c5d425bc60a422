/**
 * Pending events in order of time, then of scheduling: ties never depend on the shape of the heap. An event is two small
 * integers, what and whom, so that nothing is allocated while a run goes on.
 */
export class EventQueue {
  size = 0;
  private capacity = 1024;
  private sequenceEnd = 0;
  private atSeconds = new Float64Array(this.capacity);
  private sequences = new Float64Array(this.capacity);
  private kinds = new Int32Array(this.capacity);
  private subjects = new Int32Array(this.capacity);
  /** Of the event that `pop` took last. */
  poppedAtSeconds = 0;
  poppedKind = 0;
  poppedSubject = 0;

  /** Time of the next event; Infinity if there is none. */
  nextSeconds(): number {
    return this.size > 0 ? this.atSeconds[0] : Infinity;
  }

  /** @param subject whom it concerns: an index that the caller understands */
  schedule(atSeconds: number, kind: number, subject: number): void {
    if (this.size === this.capacity) this.grow();
    const sequence = this.sequenceEnd;
    this.sequenceEnd += 1;
    let at = this.size;
    this.size += 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      // Scheduled later: goes after its equals.
      if (this.atSeconds[parent] <= atSeconds) break;
      this.move(parent, at);
      at = parent;
    }
    this.put(at, atSeconds, sequence, kind, subject);
  }

  /** Takes the next event into `poppedAtSeconds`, `poppedKind` and `poppedSubject`. @returns false when there is none */
  pop(): boolean {
    if (this.size === 0) return false;
    this.poppedAtSeconds = this.atSeconds[0];
    this.poppedKind = this.kinds[0];
    this.poppedSubject = this.subjects[0];
    this.size -= 1;
    const { size } = this;
    if (size === 0) return true;
    const atSeconds = this.atSeconds[size];
    const sequence = this.sequences[size];
    const kind = this.kinds[size];
    const subject = this.subjects[size];
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && this.isBefore(child + 1, this.atSeconds[child], this.sequences[child])) child += 1;
      if (!this.isBefore(child, atSeconds, sequence)) break;
      this.move(child, at);
      at = child;
    }
    this.put(at, atSeconds, sequence, kind, subject);
    return true;
  }

  private isBefore(index: number, atSeconds: number, sequence: number): boolean {
    return this.atSeconds[index] < atSeconds || (this.atSeconds[index] === atSeconds && this.sequences[index] < sequence);
  }

  private move(from: number, to: number): void {
    this.atSeconds[to] = this.atSeconds[from];
    this.sequences[to] = this.sequences[from];
    this.kinds[to] = this.kinds[from];
    this.subjects[to] = this.subjects[from];
  }

  private put(at: number, atSeconds: number, sequence: number, kind: number, subject: number): void {
    this.atSeconds[at] = atSeconds;
    this.sequences[at] = sequence;
    this.kinds[at] = kind;
    this.subjects[at] = subject;
  }

  private grow(): void {
    this.capacity *= 2;
    this.atSeconds = longer(this.atSeconds, new Float64Array(this.capacity));
    this.sequences = longer(this.sequences, new Float64Array(this.capacity));
    this.kinds = longer(this.kinds, new Int32Array(this.capacity));
    this.subjects = longer(this.subjects, new Int32Array(this.capacity));
  }
}

function longer<Column extends Float64Array | Int32Array>(from: Column, to: Column): Column {
  to.set(from);
  return to;
}
