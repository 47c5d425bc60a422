import { formatCount, formatSeconds } from '../../base/format.ts';
import { DeploymentPanel } from '../features/deployment/DeploymentPanel.tsx';
import { LinksPanel } from '../features/links/LinksPanel.tsx';
import { ProblemsPanel } from '../features/problems/ProblemsPanel.tsx';
import { RequestsPanel } from '../features/requests/RequestsPanel.tsx';
import { ResultsPanel } from '../features/results/ResultsPanel.tsx';
import { WorkloadPanel } from '../features/workload/WorkloadPanel.tsx';
import { type DockTab, useDerivedStore, useDesignStore, useRunStore, useSessionStore, useShownResults } from '../state/index.ts';
import { Badge } from '../ui/Badge.tsx';
import { IconButton } from '../ui/Button.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { Tabs } from '../ui/Tabs.tsx';

const panels: Readonly<Record<DockTab, () => React.ReactNode>> = {
  results: ResultsPanel,
  deployment: DeploymentPanel,
  workload: WorkloadPanel,
  links: LinksPanel,
  requests: RequestsPanel,
  problems: ProblemsPanel,
};

/** The panels under the drawing. */
export function Dock() {
  const tab = useSessionStore((session) => session.dockTab);
  const isCollapsed = useSessionStore((session) => session.panels.isDockCollapsed);
  const session = useSessionStore.getState();
  const Panel = panels[tab];
  return (
    <section className="dock" aria-label="Dock">
      <div className="dock-bar">
        <DockTabs selected={tab} />
        <span className="spacer" />
        <Provenance />
        <IconButton
          icon={isCollapsed ? 'chevron-right' : 'chevron-down'}
          label={isCollapsed ? 'Show the dock' : 'Hide the dock'}
          aria-expanded={!isCollapsed}
          onClick={() => session.setPanels({ isDockCollapsed: !isCollapsed })}
        />
      </div>
      {!isCollapsed && (
        <div className="dock-panel" role="tabpanel" id={`dock-panel-${tab}`} aria-labelledby={`dock-tab-${tab}`}>
          <Panel />
        </div>
      )}
    </section>
  );
}

function DockTabs({ selected }: { readonly selected: DockTab }) {
  const diagnostics = useDerivedStore((store) => store.diagnostics);
  const runProblems = useRunStore((store) => store.diagnostics.length);
  const requests = useRunStore((store) => store.summary?.requests.arrived ?? 0);
  const links = useDerivedStore((store) => store.topology?.links.length ?? 0);
  const pools = useDesignStore((store) => store.design.deployment.pools.length);
  const problems = diagnostics.length + runProblems;
  const hasErrors = runProblems > 0 || diagnostics.some((diagnostic) => diagnostic.severity === 'error');
  return (
    <Tabs
      label="Dock panels"
      idPrefix="dock"
      selected={selected}
      onSelect={(id) => useSessionStore.getState().setDockTab(id)}
      tabs={[
        { id: 'results', label: 'Results' },
        { id: 'deployment', label: 'Deployment', count: pools > 0 ? formatCount(pools) : undefined },
        { id: 'workload', label: 'Workload' },
        { id: 'links', label: 'Links', count: links > 0 ? formatCount(links) : undefined },
        { id: 'requests', label: 'Requests', count: requests > 0 ? formatCount(requests) : undefined },
        {
          id: 'problems',
          label: 'Problems',
          count: formatCount(problems),
          tone: hasErrors ? 'error' : problems > 0 ? 'warning' : undefined,
        },
      ]}
    />
  );
}

/** Which engine the figures come from, of which revision, and how long it took. */
function Provenance() {
  const results = useShownResults();
  const shownEngine = useRunStore((store) => store.shownEngine);
  const hasRun = useRunStore((store) => store.summary !== null);
  if (!results) return null;
  const { summary } = results;
  const isEstimate = results.engine === 'estimate';
  return (
    <>
      {!isEstimate && (
        <span className="provenance">
          {formatSeconds(summary.simulatedSeconds)} simulated · {formatCount(summary.requests.completed)} requests · seed {summary.seed} ·{' '}
          {formatSeconds(summary.wallSeconds)}
        </span>
      )}
      {isEstimate && (
        <Badge tone="info" title="Steady state from the mean workload; run a simulation for percentiles">
          estimate
        </Badge>
      )}
      {results.isStale ? (
        <Badge tone="warning" title="The design has changed since">{`from rev ${results.revision}`}</Badge>
      ) : (
        <Badge tone="ok">{`rev ${results.revision}, current`}</Badge>
      )}
      {hasRun && (
        <Segmented
          label="Figures from"
          isSmall
          value={shownEngine}
          options={[
            { value: 'estimate', label: 'Estimate' },
            { value: 'simulate', label: 'Simulation' },
          ]}
          onChange={(engine) => useRunStore.getState().show(engine)}
        />
      )}
    </>
  );
}
