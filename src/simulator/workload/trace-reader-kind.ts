import type { Diagnostic } from '../../base/diagnostic.ts';
import type { Result } from '../../base/result.ts';
import type { RequestTrace } from './request-trace.ts';

/** A trace while it is read, one record after the other: a line, or an element of a JSON array. */
export interface TraceReading {
  /** Requests so far. */
  readonly requestCount: number;
  /** @returns the problem if the record cannot be a request */
  record(text: string, line: number): Diagnostic | null;
  finish(): Result<RequestTrace, Diagnostic>;
}

/** A format of trace files. */
export interface TraceReader {
  readonly kind: string;
  readonly label: string;
  /** By the first record that is not blank. */
  recognises(firstRecord: string): boolean;
  /** @param name of the file, for messages */
  begin(name: string): TraceReading;
}
