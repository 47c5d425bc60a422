import type { Diagnostic } from '../../base/diagnostic.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { NamedTrace } from '../../compiler/index.ts';
import { withCost } from '../../economics/index.ts';
import type { Summary } from '../../results/index.ts';
import { estimate, type SimulationHooks, scaleTrace, simulate } from '../../simulator/index.ts';
import { type CheckedDesign, checkDesign } from './check-design.ts';
import type { DesignJob, JobOutcome } from './job.ts';
import { readTraceFile } from './trace-file.ts';

/** A job up to the point where an engine starts. */
type PreparedJob = Result<CheckedDesign & { readonly traceName: string | null }, readonly Diagnostic[]>;

function prepare(job: DesignJob): PreparedJob {
  let trace: NamedTrace | undefined;
  const notices: Diagnostic[] = [];
  if (job.trace !== null) {
    const read = readTraceFile(job.trace, job.requestCount);
    if (!read.ok) return err([read.error]);
    notices.push(...read.value.notices);
    trace = { name: job.trace.name, trace: scaleTrace(read.value.trace, { rateScale: job.rateScale }) };
  }
  const checked = checkDesign(job.text, { trace, requestCount: job.requestCount ?? undefined, seed: job.seed ?? undefined });
  const diagnostics = [...notices, ...checked.diagnostics];
  return checked.compiled === null ? err(diagnostics) : ok({ ...checked, diagnostics, traceName: job.trace?.name ?? null });
}

/**
 * Simulates a job, and fills in what the engine leaves open: wall time and cost.
 *
 * @param clockSeconds a monotonic clock
 * @throws SimulationCancelled when the hooks ask for it
 */
export function simulateDesign(job: DesignJob, clockSeconds: () => number, hooks?: SimulationHooks): JobOutcome {
  const prepared = prepare(job);
  if (!prepared.ok) return { ok: false, diagnostics: prepared.error };
  const { design, compiled, diagnostics, traceName } = prepared.value;
  if (design === null || compiled?.input == null) return { ok: false, diagnostics };
  const startedAtSeconds = clockSeconds();
  const results = simulate(compiled.input, hooks);
  const wallSeconds = clockSeconds() - startedAtSeconds;
  const summary = withCost({ design, topology: compiled.topology, input: compiled.input, summary: { ...results.summary, wallSeconds } });
  return {
    ok: true,
    results: { ...results, summary },
    details: { designName: design.name, poolIds: compiled.input.pools.map(({ id }) => id), traceName },
    diagnostics,
  };
}

/** The steady state of a job, with wall time and cost filled in. */
export function estimateDesign(
  job: DesignJob,
  clockSeconds: () => number,
): Result<{ readonly summary: Summary; readonly diagnostics: readonly Diagnostic[] }, readonly Diagnostic[]> {
  const prepared = prepare(job);
  if (!prepared.ok) return prepared;
  const { compiled, design, diagnostics } = prepared.value;
  if (design === null || compiled?.input == null) return err(diagnostics);
  const startedAtSeconds = clockSeconds();
  const engineSummary = estimate(compiled.input);
  const wallSeconds = clockSeconds() - startedAtSeconds;
  return ok({
    summary: withCost({ design, topology: compiled.topology, input: compiled.input, summary: { ...engineSummary, wallSeconds } }),
    diagnostics,
  });
}
