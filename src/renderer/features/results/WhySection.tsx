import { formatCount, formatNumber, formatPercent, formatRate, formatUsd, noFigure } from '../../../base/format.ts';
import type { BottleneckReport, Cause, RatioReport, SensitivityReport } from '../../../studies/index.ts';
import {
  drawnLinkId,
  type OfferedStudy,
  poolKey,
  studyRequestLimit,
  useDerivedStore,
  useDesignStore,
  useSessionStore,
  useStudyStore,
} from '../../state/index.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import './why.css';

const shownCauses = 6;
const shownInputs = 8;
const studies: readonly { readonly id: OfferedStudy; readonly label: string; readonly help: string }[] = [
  { id: 'bottlenecks', label: 'Find bottlenecks', help: 'Makes each resource 1.5 times as good and searches the capacity again.' },
  { id: 'ratio', label: 'P:D ratio', help: 'Deals the accelerators of both pools anew and searches the best split.' },
  { id: 'sensitivity', label: 'Sensitivity', help: 'Moves each input down and up by 20 %.' },
];

/** What holds capacity back, proven by running again: ranked causes, best ratio, tornado. */
export function WhySection() {
  const running = useStudyStore((store) => store.running);
  const reports = useStudyStore((store) => store.reports);
  const revision = useDesignStore((store) => store.contentRevision);
  const dated = Object.values(reports).find((entry) => entry.revision !== revision);
  const { bottlenecks, ratio, sensitivity } = reports;
  const assumptions = [...(bottlenecks?.report.assumptions ?? []), ...(ratio?.report.assumptions ?? [])];
  return (
    <section className="chart why" aria-label="Why">
      <h3>
        Why
        {bottlenecks && <span>capacity {formatRate(bottlenecks.report.capacityRequestsPerSecond, 'req')}</span>}
        {dated && <Badge tone="warning" title="The design has changed since">{`from rev ${dated.revision}`}</Badge>}
      </h3>
      {running === null ? <Actions /> : <Progress />}
      {bottlenecks && <Causes report={bottlenecks.report} />}
      {ratio && <Ratio report={ratio.report} />}
      {sensitivity && <Tornado report={sensitivity.report} />}
      <p className="why-hint">
        Each answer comes from running the design again, up to {formatCount(studyRequestLimit)} requests a run, on all processors. Short
        runs flatter the capacity: compare answers with one another.
      </p>
      {assumptions.map(({ code, message }) => (
        <p key={code} className="why-hint">
          {message}
        </p>
      ))}
    </section>
  );
}

function Actions() {
  return (
    <div className="why-actions">
      {studies.map(({ id, label, help }) => (
        <Button key={id} title={help} onClick={() => void useStudyStore.getState().start(id)}>
          {label}
        </Button>
      ))}
    </div>
  );
}

function Progress() {
  const doneFraction = useStudyStore((store) => store.doneFraction);
  const message = useStudyStore((store) => store.message);
  return (
    <div className="why-actions">
      <div
        className="why-progress"
        role="progressbar"
        aria-label="Study"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.floor(doneFraction * 100)}
      >
        <div style={{ width: `${doneFraction * 100}%` }} />
      </div>
      <span className="faint">
        {message}, {formatPercent(doneFraction)}
      </span>
      <Button onClick={() => void useStudyStore.getState().cancel()}>Stop</Button>
    </div>
  );
}

function show(cause: Pick<Cause, 'poolId' | 'linkIds'>): void {
  const { topology } = useDerivedStore.getState();
  const links = topology ? cause.linkIds.flatMap((id) => drawnLinkId(topology, id) ?? []) : [];
  const ids = cause.poolId === null ? [...new Set(links)] : [poolKey(cause.poolId)];
  if (ids.length === 0) return;
  useSessionStore.getState().select(ids);
  useSessionStore.getState().flyTo(...ids);
}

function Causes({ report: { causes, factor } }: { readonly report: BottleneckReport }) {
  const gaining = causes.filter(({ gainFraction }) => gainFraction > 0);
  if (gaining.length === 0)
    return <p className="why-hint">No single resource made {factor} times as good raises the capacity by more than 1 %.</p>;
  return (
    <table className="table" aria-label="Causes by gain">
      <thead>
        <tr>
          <th scope="col">{factor} times as good</th>
          <th scope="col">Gain</th>
          <th scope="col">Extra</th>
          <th scope="col">req/s per $1k</th>
        </tr>
      </thead>
      <tbody>
        {gaining.slice(0, shownCauses).map((cause, index) => (
          <tr key={cause.label}>
            <td>
              <button type="button" className="link-button" onClick={() => show(cause)}>
                <span className="pin" aria-hidden="true">
                  {index + 1}
                </span>
                {cause.label}
              </button>
            </td>
            <td>+{formatPercent(cause.gainFraction)}</td>
            <td>{cause.extraUsd === null ? noFigure : formatUsd(cause.extraUsd)}</td>
            <td>
              {cause.gainRequestsPerSecondPerThousandUsd === null ? noFigure : formatNumber(cause.gainRequestsPerSecondPerThousandUsd, 2)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Ratio({ report }: { readonly report: RatioReport }) {
  const most = Math.max(...report.rows.map((row) => row.capacityRequestsPerSecond ?? 0));
  return (
    <table className="table" aria-label="Capacity by ratio">
      <thead>
        <tr>
          <th scope="col">P : D replicas</th>
          <th scope="col">Capacity</th>
        </tr>
      </thead>
      <tbody>
        {report.rows.map((row) => (
          <tr key={row.prefillReplicas}>
            <td>
              {row.prefillReplicas} : {row.decodeReplicas}{' '}
              <span className="faint">
                {row.isDrawn ? 'as drawn' : ''}
                {row.capacityRequestsPerSecond === most ? ' best' : ''}
              </span>
            </td>
            <td>{row.capacityRequestsPerSecond === null ? noFigure : formatRate(row.capacityRequestsPerSecond, 'req')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Tornado({ report }: { readonly report: SensitivityReport }) {
  return (
    <table className="table" aria-label="Capacity by input">
      <thead>
        <tr>
          <th scope="col">Input</th>
          <th scope="col">−{formatPercent(report.changeFraction)}</th>
          <th scope="col">+{formatPercent(report.changeFraction)}</th>
        </tr>
      </thead>
      <tbody>
        {report.inputs.slice(0, shownInputs).map((input) => (
          <tr key={input.label}>
            <td>
              <button type="button" className="link-button" onClick={() => show(input)}>
                {input.label}
              </button>
            </td>
            <td>{formatRate(input.lowRequestsPerSecond, 'req')}</td>
            <td>{formatRate(input.highRequestsPerSecond, 'req')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
