import type { Diagnostic } from '../base/diagnostic.ts';
import { formatCount } from '../base/format.ts';
import type { Design } from '../design/index.ts';
import {
  firstRequests,
  type LengthConfig,
  lengthLimits,
  type ModelSpec,
  type RequestTrace,
  type WorkloadInput,
} from '../simulator/index.ts';

/** A recorded trace in place of the design's classes. */
export interface NamedTrace {
  readonly name: string;
  readonly trace: RequestTrace;
}

/** What arrives: the trace if there is one, else the design's classes. `requestCount` cuts either short. */
export function workloadInput(design: Design, trace: NamedTrace | undefined, requestCount: number | undefined): WorkloadInput {
  if (!trace) return { kind: 'generated', classes: design.workload.classes, requestCount: requestCount ?? design.workload.requestCount };
  return { kind: 'trace', name: trace.name, trace: requestCount === undefined ? trace.trace : firstRequests(trace.trace, requestCount) };
}

/** Longest request that is admitted: one longer than the model's context is refused, so never more than that. */
export function longestRequestTokens(workload: WorkloadInput, model: ModelSpec): number {
  let longest = 0;
  if (workload.kind === 'generated') {
    for (const { inputTokens, outputTokens } of workload.classes)
      longest = Math.max(longest, longestTokens(inputTokens) + longestTokens(outputTokens));
    return Math.min(longest, model.maxContextTokens);
  }
  const { inputTokensCount, outputTokensCount } = workload.trace;
  for (let request = 0; request < inputTokensCount.length; request += 1) {
    const tokens = inputTokensCount[request] + outputTokensCount[request];
    if (tokens <= model.maxContextTokens) longest = Math.max(longest, tokens);
  }
  return longest;
}

function longestTokens(length: LengthConfig): number {
  return lengthLimits(length).mostTokens;
}

function shortestTokens(length: LengthConfig): number {
  return lengthLimits(length).leastTokens;
}

/** Requests that the model's context cannot hold. A trace is not judged: what does not fit is refused and counted. */
export function contextChecks(workload: WorkloadInput, model: ModelSpec): Diagnostic[] {
  if (workload.kind === 'trace') return [];
  const limit = model.maxContextTokens;
  return workload.classes.flatMap(({ id, inputTokens, outputTokens }, index): Diagnostic[] => {
    const path = ['workload', 'classes', index];
    const shortest = shortestTokens(inputTokens) + shortestTokens(outputTokens);
    const longest = longestTokens(inputTokens) + longestTokens(outputTokens);
    if (shortest > limit) {
      return [
        {
          code: 'context-too-short',
          severity: 'error',
          path,
          message: `Every request of class "${id}" has at least ${formatCount(shortest)} tokens; the context of ${model.label} is ${formatCount(limit)}.`,
          remedy: 'Shorten the requests or choose a model with a longer context.',
        },
      ];
    }
    if (longest > limit) {
      return [
        {
          code: 'requests-beyond-context',
          severity: 'warning',
          path,
          message: `Requests of class "${id}" may reach ${formatCount(longest)} tokens; those beyond the context of ${model.label}, ${formatCount(limit)}, are refused.`,
          remedy: 'Lower the largest lengths of the class.',
        },
      ];
    }
    return [];
  });
}
