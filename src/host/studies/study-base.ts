import type { Diagnostic } from '../../base/diagnostic.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { NamedTrace } from '../../compiler/index.ts';
import type { TargetsInput } from '../../simulator/index.ts';
import type { StudyBase } from '../../studies/index.ts';
import { checkDesign } from '../runs/check-design.ts';
import type { DesignJob } from '../runs/job.ts';
import { readTraceFile } from '../runs/trace-file.ts';

/** A job as the base of studies, or everything that is wrong with it. */
export function studyBase(
  job: DesignJob,
  targets: Partial<TargetsInput> = {},
): Result<{ readonly base: StudyBase; readonly diagnostics: readonly Diagnostic[] }, readonly Diagnostic[]> {
  let trace: NamedTrace | null = null;
  const notices: Diagnostic[] = [];
  if (job.trace !== null) {
    const read = readTraceFile(job.trace, job.requestCount);
    if (!read.ok) return err([read.error]);
    notices.push(...read.value.notices);
    trace = { name: job.trace.name, trace: read.value.trace };
  }
  const checked = checkDesign(job.text, { trace: trace ?? undefined });
  const { design, compiled } = checked;
  const diagnostics = [...notices, ...checked.diagnostics];
  if (design === null || compiled === null) return err(diagnostics);
  return ok({
    base: { design, trace, requestCount: job.requestCount, seed: job.seed, targets: { ...design.targets, ...targets } },
    diagnostics,
  });
}
