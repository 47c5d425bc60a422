import type { Diagnostic } from '../../base/diagnostic.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { NamedTrace } from '../../compiler/index.ts';
import { parseTrace, type TargetsInput } from '../../simulator/index.ts';
import type { StudyBase } from '../../studies/index.ts';
import { checkDesign } from '../runs/check-design.ts';
import type { DesignJob } from '../runs/job.ts';

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
