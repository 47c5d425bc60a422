import type { Diagnostic } from '../../base/diagnostic.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { NamedTrace } from '../../compiler/index.ts';
import { withCost } from '../../economics/index.ts';
import type { Summary } from '../../results/index.ts';
import { estimate, parseTrace, type SimulationHooks, scaleTrace, simulate } from '../../simulator/index.ts';
import { type CheckedDesign, checkDesign } from './check-design.ts';
import type { DesignJob, JobOutcome } from './job.ts';

/** A job up to the point where an engine starts. */
type PreparedJob = Result<CheckedDesign & { readonly traceName: string | null }, readonly Diagnostic[]>;

function prepare(job: DesignJob): PreparedJob {
  let trace: NamedTrace | undefined;
  if (job.trace !== null) {
    const parsed = parseTrace(job.trace.name, job.trace.text);
    if (!parsed.ok) return err([parsed.error]);
    trace = {
      name: job.trace.name,
      trace: scaleTrace(parsed.value, { rateScale: job.rateScale, requestCount: job.requestCount ?? undefined }),
    };
  }
  const checked = checkDesign(job.text, { trace, requestCount: job.requestCount ?? undefined, seed: job.seed ?? undefined });
  return checked.compiled === null ? err(checked.diagnostics) : ok({ ...checked, traceName: job.trace?.name ?? null });
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
