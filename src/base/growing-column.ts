type Column = Float64Array | Int32Array;

/** A typed array that grows at its end: what is read before its length is known. At most twice as large as what it holds. */
export class GrowingColumn<T extends Column> {
  length = 0;
  private values: T;
  private readonly make: (length: number) => T;

  constructor(make: (length: number) => T) {
    this.make = make;
    this.values = make(1024);
  }

  push(value: number): void {
    if (this.length === this.values.length) {
      const larger = this.make(this.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length] = value;
    this.length += 1;
  }

  /** The value pushed last; NaN before the first. */
  last(): number {
    return this.length === 0 ? Number.NaN : this.values[this.length - 1];
  }

  /** All values, in an array of their own. */
  finish(): T {
    return this.values.slice(0, this.length) as T;
  }
}

/** A growing column of doubles. */
export function growingDoubles(): GrowingColumn<Float64Array> {
  return new GrowingColumn((length) => new Float64Array(length));
}

/** A growing column of 32-bit integers. */
export function growingIntegers(): GrowingColumn<Int32Array> {
  return new GrowingColumn((length) => new Int32Array(length));
}
