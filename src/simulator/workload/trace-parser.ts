import type { Diagnostic } from '../../base/diagnostic.ts';
import { kindFamily } from '../../base/kinds.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { azureTrace } from './azure-trace.ts';
import { burstGptTrace } from './burst-gpt-trace.ts';
import { bailianTrace, mooncakeTrace } from './mooncake-trace.ts';
import { plainCsvTrace } from './plain-csv-trace.ts';
import type { RequestTrace } from './request-trace.ts';
import { traceProblem } from './trace-problem.ts';
import type { TraceReading } from './trace-reader-kind.ts';
import { TraceRecords } from './trace-records.ts';

/** Asked in this order: the first that recognises the file's first record reads it. */
export const traceReaders = kindFamily('trace reader', [bailianTrace, mooncakeTrace, azureTrace, burstGptTrace, plainCsvTrace]);

/** Requests that one run takes of a trace: as many as fit in a few gigabytes, with what the engine keeps of each. */
export const mostTraceRequests = 5_000_000;

/** A trace as far as it was read. */
export interface ParsedTrace {
  readonly trace: RequestTrace;
  /** True if the file goes on after the most that a run takes. */
  readonly hasMore: boolean;
}

/**
 * Reads a recorded trace of any known format, piece by piece: memory grows with the requests that are kept, not with the file.
 */
export class TraceParser {
  private readonly name: string;
  private readonly records: TraceRecords;
  private readonly requestLimit: number;
  private readonly isLimitAsked: boolean;
  private reading: TraceReading | null = null;
  private problem: Diagnostic | null = null;
  private hasMore = false;

  /**
   * @param name of the file, for messages
   * @param requestCount so many are enough; null: all, up to `mostTraceRequests`
   */
  constructor(name: string, requestCount: number | null = null) {
    this.name = name;
    this.isLimitAsked = requestCount !== null && requestCount <= mostTraceRequests;
    this.requestLimit = Math.min(mostTraceRequests, requestCount ?? mostTraceRequests);
    this.records = new TraceRecords(name, (text, line) => this.take(text, line));
  }

  /** @returns false: no more is needed */
  push(bytes: Uint8Array): boolean {
    return this.records.push(bytes);
  }

  /** What was read; at the end of the file, or when no more is needed. */
  finish(): Result<ParsedTrace, Diagnostic> {
    this.records.end();
    const problem = this.problem ?? this.records.problem;
    if (problem !== null) return err(problem);
    if (this.reading === null) {
      return err(traceProblem(this.name, 1, null, 'the file is empty.', 'Choose a trace with at least one request.'));
    }
    const trace = this.reading.finish();
    return trace.ok ? ok({ trace: trace.value, hasMore: this.hasMore }) : trace;
  }

  private take(text: string, line: number): boolean {
    if (this.reading === null) {
      const reader = traceReaders.members.find((member) => member.recognises(text));
      if (reader === undefined) {
        const known = traceReaders.members.map((member) => member.label).join('; ');
        this.problem = traceProblem(this.name, line, null, 'no reader knows this format.', `Known formats: ${known}.`);
        return false;
      }
      this.reading = reader.begin(this.name);
    } else if (this.reading.requestCount === this.requestLimit) {
      this.hasMore = true;
      return false;
    }
    this.problem = this.reading.record(text, line);
    if (this.problem !== null) return false;
    return !(this.isLimitAsked && this.reading.requestCount === this.requestLimit);
  }
}

/** Reads a whole trace that is in memory. */
export function parseTrace(name: string, bytes: Uint8Array): Result<RequestTrace, Diagnostic> {
  const parser = new TraceParser(name);
  parser.push(bytes);
  const parsed = parser.finish();
  return parsed.ok ? ok(parsed.value.trace) : parsed;
}
