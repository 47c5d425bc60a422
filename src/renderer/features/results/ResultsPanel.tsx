import { useDerivedStore, useDesignStore, useRunStore, useSessionStore, useShownResults } from '../../state/index.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Breakdown } from './Breakdown.tsx';
import { KeyFigures } from './KeyFigures.tsx';
import { Percentiles } from './Percentiles.tsx';
import { PoolTable } from './PoolTable.tsx';
import { UtilisationChart } from './UtilisationChart.tsx';
import { WhySection } from './WhySection.tsx';
import './results.css';

/** What the design serves, where its time goes, and what it costs. */
export function ResultsPanel() {
  const results = useShownResults();
  const design = useDesignStore((store) => store.design);
  const runId = useRunStore((store) => store.summaryRunId);
  if (!results) return <NothingYet />;
  const { summary } = results;
  return (
    <div className={`results ${results.isStale ? 'is-stale' : ''}`} data-testid="results">
      <KeyFigures summary={summary} design={design} />
      <Breakdown summary={summary} targets={design.targets} />
      {results.engine === 'simulate' && <UtilisationChart runId={runId} summary={summary} />}
      <WhySection />
      <PoolTable pools={summary.pools} />
      <Percentiles summary={summary} targets={design.targets} />
      {summary.assumptions.length > 0 && (
        <section className="chart" aria-label="Assumptions">
          <h3>Assumptions</h3>
          <ul className="assumptions">
            {summary.assumptions.map((assumption) => (
              <li key={`${assumption.code} ${assumption.message}`}>{assumption.message}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** Before the first estimate: what is missing for one. */
function NothingYet() {
  const diagnostics = useDerivedStore((store) => store.diagnostics);
  const hasPools = useDesignStore((store) => store.design.deployment.pools.length > 0);
  const isFirst = useDerivedStore((store) => store.revision === null);
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error').length;
  const session = useSessionStore.getState();
  if (isFirst) {
    return (
      <EmptyState icon="info" title="Estimating…">
        The first figures follow in a moment.
      </EmptyState>
    );
  }
  if (hasPools && errors > 0) {
    return (
      <EmptyState
        icon="warning"
        title="No figures yet"
        action={<Button onClick={() => session.setDockTab('problems')}>Show problems</Button>}
      >
        {errors === 1 ? 'One problem stands' : `${errors} problems stand`} in the way of an estimate.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon="play"
      title="No figures yet"
      action={<Button onClick={() => session.setDockTab('deployment')}>Set up the deployment</Button>}
    >
      Throughput, latency and cost appear here as soon as accelerators are in a pool: select some on the drawing, then press P.
    </EmptyState>
  );
}
