import { formatCount, formatSeconds, formatUsd, formatWatts } from '../../base/format.ts';
import type { ExpandedTopology } from '../../design/index.ts';
import { hasUnsavedChanges, useDerivedStore, useDesignStore, useRunStore, useSessionStore } from '../state/index.ts';

interface Totals {
  readonly accelerators: number;
  readonly switches: number;
  readonly networkLinks: number;
}

const totalsOf = new WeakMap<ExpandedTopology, Totals>();

/** Counts of a topology; remembered, because the status bar asks at each render. */
function countTotals(topology: ExpandedTopology): Totals {
  const known = totalsOf.get(topology);
  if (known) return known;
  const totals = {
    accelerators: topology.nodes.filter((node) => node.kind === 'accelerator').length,
    switches: topology.nodes.filter((node) => node.kind === 'switch').length,
    networkLinks: topology.links.filter(
      (link) => link.technology === 'infiniband' || link.technology === 'ethernet' || link.technology === 'optical',
    ).length,
  };
  totalsOf.set(topology, totals);
  return totals;
}

function counted(count: number, one: string, many: string): string {
  return count === 1 ? one : many;
}

/** Live totals on the left, where the figures come from on the right. */
export function StatusBar() {
  const topology = useDerivedStore((store) => store.topology);
  const cost = useDerivedStore((store) => store.estimate?.cost ?? null);
  const diagnostics = useDerivedStore((store) => store.diagnostics);
  const totals = topology ? countTotals(topology) : { accelerators: 0, switches: 0, networkLinks: 0 };
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error').length;
  const warnings = diagnostics.filter((diagnostic) => diagnostic.severity === 'warning').length;
  const atLeast = cost?.isLowerBound ? 'at least ' : '';
  return (
    <section className="status-bar" aria-label="Status">
      <span data-testid="status-totals">
        <b>{formatCount(totals.accelerators)}</b> {counted(totals.accelerators, 'GPU', 'GPUs')} · <b>{formatCount(totals.switches)}</b>{' '}
        {counted(totals.switches, 'switch', 'switches')} · <b>{formatCount(totals.networkLinks)}</b> network{' '}
        {counted(totals.networkLinks, 'link', 'links')}
      </span>
      {cost && (
        <>
          <i />
          <span>
            {atLeast}
            <b>{formatUsd(cost.capexUsd)}</b> capex
          </span>
          <i />
          <span>
            {atLeast}
            <b>{formatUsd(cost.usdPerHour)}</b>/h
          </span>
          <i />
          <span>
            <b>{formatWatts(cost.powerWatts)}</b> IT
          </span>
        </>
      )}
      <i />
      <button
        type="button"
        className={errors > 0 ? 'status-errors' : undefined}
        onClick={() => useSessionStore.getState().setDockTab('problems')}
      >
        {errors} {counted(errors, 'error', 'errors')}, {warnings} {counted(warnings, 'warning', 'warnings')}
      </button>
      <span className="spacer" />
      <Provenance />
    </section>
  );
}

function Provenance() {
  const isComputing = useDerivedStore((store) => store.isComputing);
  const milliseconds = useDerivedStore((store) => store.estimateMilliseconds);
  const hasEstimate = useDerivedStore((store) => store.estimate !== null);
  const summaryRevision = useRunStore((store) => store.summaryRevision);
  const contentRevision = useDesignStore((store) => store.contentRevision);
  const savedAt = useDesignStore((store) => store.savedAt);
  const isUnsaved = useDesignStore(hasUnsavedChanges);
  const hasFile = useDesignStore((store) => store.docId !== null);
  const saved = isUnsaved ? 'Edited' : savedAt ? `Saved ${clock(savedAt)}` : hasFile ? 'Saved' : 'No file yet';
  return (
    <>
      {(hasEstimate || isComputing) && (
        <>
          <span data-testid="estimate-time">{isComputing ? 'Estimating…' : `Estimate ${formatSeconds(milliseconds / 1000)}`}</span>
          <i />
        </>
      )}
      {summaryRevision !== null && (
        <>
          <span className={summaryRevision === contentRevision ? undefined : 'status-stale'}>Results of rev {summaryRevision}</span>
          <i />
        </>
      )}
      <span>GB/s</span>
      <i />
      <span data-testid="saved-state">{saved}</span>
    </>
  );
}

function clock(iso: string): string {
  const date = new Date(iso);
  return `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`;
}
