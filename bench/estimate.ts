import { catalog } from '../src/catalog/index.ts';
import { type Design, type EditResult, setWorkload, updatePattern, updatePool } from '../src/design/index.ts';
import { derive } from '../src/renderer/state/derive.ts';
import type { Benchmark, BenchmarkCase } from './benchmark.ts';
import { nvl72Racks } from './designs.ts';

const rackCount = 16;

/** The design that lies behind the canvas after an edit, run by run another one so that nothing is remembered. */
const edits: Readonly<Record<string, (design: Design, run: number) => EditResult>> = {
  workload: (design, run) => {
    const [requestClass] = design.workload.classes;
    const arrivals = { kind: 'poisson', ratePerSecond: 1000 + run } as const;
    return setWorkload.apply(design, catalog, { changes: { classes: [{ ...requestClass, arrivals }] } });
  },
  pool: (design, run) => updatePool.apply(design, catalog, { id: 'prefill', changes: { memoryUseFraction: 0.85 + run / 1000 } }),
  topology: (design, run) => updatePattern.apply(design, catalog, { id: 'rails', parameters: { oversubscriptionRatio: run % 2 ? 2 : 1 } }),
};

function caseOf(edit: string): BenchmarkCase {
  return {
    facts: { accelerators: 72 * rackCount, edit },
    runCount: 9,
    prepare() {
      const design = nvl72Racks(rackCount, 20_000);
      derive({ design, revision: 0 }, () => performance.now());
      return (run) => {
        const changed = edits[edit](design, run);
        if (!changed.ok) throw new Error(changed.error.message);
        const { estimate: summary, diagnostics } = derive({ design: changed.value, revision: run }, () => performance.now());
        if (!summary) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
        return { ttftSeconds: summary.ttftSeconds.mean ?? -1 };
      };
    },
  };
}

/** What the app derives after an edit: expansion, checks, estimate, cost. Budget: 50 ms. */
export const estimate: Benchmark = { name: 'estimate', cases: Object.keys(edits).map(caseOf) };
