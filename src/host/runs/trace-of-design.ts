/** The trace file that a design names in its workload, or null. What is no design names none. */
export function traceFileOf(text: string): string | null {
  try {
    const { workload } = JSON.parse(text) as { workload?: { traceFile?: unknown } };
    return typeof workload?.traceFile === 'string' ? workload.traceFile : null;
  } catch {
    return null;
  }
}
