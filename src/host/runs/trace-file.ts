import { closeSync, openSync, readSync } from 'node:fs';
import type { Diagnostic } from '../../base/diagnostic.ts';
import { formatCount } from '../../base/format.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { mostTraceRequests, type RequestTrace, TraceParser } from '../../simulator/index.ts';
import { systemErrorCode } from '../files/index.ts';
import type { TraceFile } from './job.ts';

const pieceBytes = 2 ** 20;

/** A trace as read from disk, and what there is to say about it that does not stand in the way. */
export interface ReadTrace {
  readonly trace: RequestTrace;
  readonly notices: readonly Diagnostic[];
}

/**
 * Reads a trace piece by piece, and no further than the run needs: a file of any size, or a pipe. Blocks its thread.
 *
 * @param requestCount null: all, up to `mostTraceRequests`
 */
export function readTraceFile({ name, path }: TraceFile, requestCount: number | null): Result<ReadTrace, Diagnostic> {
  const parser = new TraceParser(name, requestCount);
  try {
    const file = openSync(path, 'r');
    try {
      const piece = new Uint8Array(pieceBytes);
      for (;;) {
        const byteCount = readSync(file, piece);
        if (byteCount === 0 || !parser.push(piece.subarray(0, byteCount))) break;
      }
    } finally {
      closeSync(file);
    }
  } catch (thrown) {
    return err({
      code: 'trace-not-readable',
      severity: 'error',
      path: ['workload', 'traceFile'],
      message: `${name} cannot be read (${systemErrorCode(thrown) || String(thrown)}).`,
      remedy: 'Check that the file is there and whole.',
    });
  }
  const parsed = parser.finish();
  if (!parsed.ok) return parsed;
  return ok({ trace: parsed.value.trace, notices: parsed.value.hasMore ? [cutShort(name, requestCount)] : [] });
}

function cutShort(name: string, requestCount: number | null): Diagnostic {
  const asked = requestCount === null ? '' : ` of the ${formatCount(requestCount)} asked for`;
  return {
    code: 'trace-cut-short',
    severity: 'warning',
    path: ['workload', 'traceFile'],
    message: `${name} holds more than the ${formatCount(mostTraceRequests)} requests that one run takes; the first ${formatCount(mostTraceRequests)}${asked} are run.`,
    remedy: 'Ask for fewer requests (--requests N), or cut the file into parts and run each.',
  };
}
