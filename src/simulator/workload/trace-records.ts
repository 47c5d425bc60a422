import type { Diagnostic } from '../../base/diagnostic.ts';
import { decodeUtf8 } from '../../base/utf8.ts';
import { traceProblem } from './trace-problem.ts';

/** Longest record that is read: 25 times a line of a Bailian trace with a prompt of a million tokens would still fit. */
export const longestRecordBytes = 8 * 2 ** 20;

const newLine = 0x0a;
const quote = 0x22;
const backslash = 0x5c;

/** First bytes of files that are no text, and what they are. */
const signatures: readonly (readonly [string, readonly number[]])[] = [
  ['UTF-16', [0xff, 0xfe]],
  ['UTF-16', [0xfe, 0xff]],
  ['gzip', [0x1f, 0x8b]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
  ['ZIP', [0x50, 0x4b, 0x03, 0x04]],
  ['Parquet', [0x50, 0x41, 0x52, 0x31]],
];
const headBytes = 16;

/**
 * Cuts the bytes of a file into records as they come: lines, or the elements of a JSON array where the file begins with one.
 * Holds no more than the bytes of one record. Blank lines are left out.
 */
export class TraceRecords {
  /** What stands in the way of reading on. */
  problem: Diagnostic | null = null;
  private readonly name: string;
  private readonly take: (text: string, line: number) => boolean;
  private held: Uint8Array[] = [];
  private heldBytes = 0;
  private line = 1;
  private isDone = false;
  private isBegun = false;
  private array: { depth: number; isString: boolean; isEscaped: boolean; firstLine: number } | null = null;

  /** @param take gets each record and the line that it begins on; false: no more is wanted */
  constructor(name: string, take: (text: string, line: number) => boolean) {
    this.name = name;
    this.take = take;
  }

  /** @returns false: no more is wanted */
  push(bytes: Uint8Array): boolean {
    if (this.isDone) return false;
    if (this.isBegun) {
      this.cut(bytes);
      return !this.isDone;
    }
    // What the file is shows in its first bytes, which may come in pieces.
    if (this.heldBytes === 0 && bytes.length >= headBytes) this.begin(bytes);
    else {
      this.hold(bytes);
      if (this.heldBytes >= headBytes) this.begin(this.takeHeld());
    }
    return !this.isDone;
  }

  /** No more bytes come. */
  end(): void {
    if (!this.isBegun) this.begin(this.takeHeld());
    if (this.isDone) return;
    if (this.array === null) this.emit(this.takeHeld(), this.line);
    else if (this.array.depth > 0) this.fail(this.line, null, 'the file ends before its array does.', 'Get the whole file again.');
  }

  private begin(bytes: Uint8Array): void {
    this.isBegun = true;
    const found = signatures.find(([, signature]) => signature.every((byte, at) => bytes[at] === byte));
    if (found !== undefined) {
      const remedy = found[0] === 'UTF-16' ? 'Save the file as UTF-8.' : 'Unpack it, or write the table as CSV.';
      this.fail(1, null, `is ${found[0]}, not UTF-8 text.`, remedy);
      return;
    }
    const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
    const first = bytes.subarray(start).find((byte) => byte > 0x20);
    if (first === 0x5b) this.array = { depth: 0, isString: false, isEscaped: false, firstLine: 1 };
    this.cut(bytes.subarray(start));
  }

  private cut(bytes: Uint8Array): void {
    if (this.array === null) this.cutLines(bytes);
    else this.cutElements(bytes, this.array);
  }

  private cutLines(bytes: Uint8Array): void {
    let start = 0;
    while (!this.isDone) {
      const end = bytes.indexOf(newLine, start);
      if (end < 0) break;
      const rest = bytes.subarray(start, end);
      if (this.heldBytes === 0) this.emit(rest, this.line);
      else {
        this.hold(rest);
        if (!this.isDone) this.emit(this.takeHeld(), this.line);
      }
      this.line += 1;
      start = end + 1;
    }
    if (!this.isDone && start < bytes.length) this.hold(bytes.subarray(start));
  }

  /** Depth 1 is the array itself, an element is what opens a brace there. What stands between elements is not looked at. */
  private cutElements(bytes: Uint8Array, state: NonNullable<TraceRecords['array']>): void {
    let start = 0;
    for (let at = 0; at < bytes.length && !this.isDone; at += 1) {
      const byte = bytes[at];
      if (byte === newLine) this.line += 1;
      if (state.isEscaped) state.isEscaped = false;
      else if (state.isString) {
        if (byte === backslash) state.isEscaped = true;
        else if (byte === quote) state.isString = false;
      } else if (byte === quote) state.isString = true;
      else if (byte === 0x7b || byte === 0x5b) {
        if (state.depth === 1) {
          start = at;
          state.firstLine = this.line;
        }
        state.depth += 1;
      } else if (byte === 0x7d || byte === 0x5d) {
        state.depth -= 1;
        if (state.depth !== 1) continue;
        this.hold(bytes.subarray(start, at + 1));
        if (!this.isDone) this.emit(this.takeHeld(), state.firstLine);
      }
    }
    if (!this.isDone && state.depth > 1) this.hold(bytes.subarray(start));
  }

  private hold(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.heldBytes += bytes.length;
    if (this.heldBytes > longestRecordBytes) {
      const line = this.array?.firstLine ?? this.line;
      this.fail(line, null, 'is longer than 8 MiB.', 'Break the file into lines: one request on each.');
      return;
    }
    // A copy: whoever pushes may use the bytes again.
    this.held.push(bytes.slice());
  }

  private takeHeld(): Uint8Array {
    if (this.held.length === 1) {
      const [only] = this.held;
      this.held = [];
      this.heldBytes = 0;
      return only;
    }
    const all = new Uint8Array(this.heldBytes);
    let at = 0;
    for (const bytes of this.held) {
      all.set(bytes, at);
      at += bytes.length;
    }
    this.held = [];
    this.heldBytes = 0;
    return all;
  }

  private emit(bytes: Uint8Array, line: number): void {
    if (bytes.length > longestRecordBytes) {
      this.fail(line, null, 'is longer than 8 MiB.', 'Break the file into lines: one request on each.');
      return;
    }
    const decoded = decodeUtf8(bytes);
    if (!decoded.ok) {
      const found = decoded.byte === 0 ? 'is a zero byte' : `is not UTF-8 (byte 0x${decoded.byte.toString(16).toUpperCase()})`;
      const guess = decoded.byte === 0 ? 'the file is UTF-16, or no text.' : 'the file is Latin-1 or another encoding, or no text.';
      this.fail(line, decoded.column, `${found}: ${guess}`, 'Save the file as UTF-8.');
      return;
    }
    const text = decoded.text.endsWith('\r') ? decoded.text.slice(0, -1) : decoded.text;
    if (text.trim() !== '' && !this.take(text, line)) this.isDone = true;
  }

  private fail(line: number, column: number | null, problem: string, remedy: string): void {
    this.problem = traceProblem(this.name, line, column, problem, remedy);
    this.isDone = true;
    this.held = [];
    this.heldBytes = 0;
  }
}
