import type { Diagnostic } from '../../base/diagnostic.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { catalog } from '../../catalog/index.ts';
import type { NamedTrace } from '../../compiler/index.ts';
import type { TargetsInput } from '../../simulator/index.ts';
import { parseTrace } from '../../simulator/index.ts';
import {
  type BottleneckReport,
  bottlenecks,
  type CapacityReport,
  capacity,
  type DrillQuestion,
  type DrillReport,
  drill,
  type RatioReport,
  ratio,
  type SensitivityReport,
  type StudyBase,
  type StudyContext,
  sensitivity,
} from '../../studies/index.ts';
import { checkDesign } from '../runs/check-design.ts';
import type { DesignJob } from '../runs/job.ts';

/** What a study of one design answers with. */
export type StudyReport = CapacityReport | BottleneckReport | RatioReport | SensitivityReport | DrillReport;
export type StudyOutcome = Result<StudyReport, readonly Diagnostic[]>;

/** Which study, of one design. */
export type StudyRequest =
  | { readonly study: 'capacity' | 'bottlenecks' | 'ratio' | 'sensitivity' }
  | ({ readonly study: 'drill' } & DrillQuestion);

/** A job as the base of studies, or everything that is wrong with it. */
export function studyBase(
  job: DesignJob,
  targets: Partial<TargetsInput> = {},
): Result<{ readonly base: StudyBase; readonly diagnostics: readonly Diagnostic[] }, readonly Diagnostic[]> {
  let trace: NamedTrace | null = null;
  if (job.trace !== null) {
    const parsed = parseTrace(job.trace.name, job.trace.text);
    if (!parsed.ok) return err([parsed.error]);
    trace = { name: job.trace.name, trace: parsed.value };
  }
  const { design, compiled, diagnostics } = checkDesign(job.text, { trace: trace ?? undefined });
  if (design === null || compiled === null) return err(diagnostics);
  return ok({
    base: { design, trace, requestCount: job.requestCount, seed: job.seed, targets: { ...design.targets, ...targets } },
    diagnostics,
  });
}

/** Runs one study to its end. */
export function runStudy(context: StudyContext, base: StudyBase, request: StudyRequest): Promise<StudyOutcome> {
  switch (request.study) {
    case 'capacity':
      return capacity(context, base);
    case 'bottlenecks':
      return bottlenecks(context, base, catalog);
    case 'ratio':
      return ratio(context, base, catalog);
    case 'sensitivity':
      return sensitivity(context, base, catalog);
    case 'drill':
      return drill(context, base, request);
  }
}
