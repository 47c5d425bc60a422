import { formatPercent, formatSeconds } from '../../../base/format.ts';
import { type Summary, tpotParts, ttftParts } from '../../../results/index.ts';
import { StackBar, type StackPart } from '../../ui/StackBar.tsx';
import { tpotLooks, ttftLooks } from './breakdown-looks.ts';

function partsOf<Part extends string>(
  names: readonly Part[],
  seconds: Readonly<Record<Part, number>>,
  looks: Readonly<Record<Part, { readonly label: string; readonly color: string }>>,
): readonly StackPart[] {
  return names
    .map((name) => ({ id: name, label: looks[name].label, value: seconds[name], color: looks[name].color }))
    .filter((part) => part.value > 0);
}

interface BarProps {
  readonly name: string;
  readonly parts: readonly StackPart[];
  readonly targetSeconds: number;
  readonly meanSeconds: number | null;
}

function BreakdownBar({ name, parts, targetSeconds, meanSeconds }: BarProps) {
  const sum = parts.reduce((total, part) => total + part.value, 0);
  const scale = Math.max(sum, targetSeconds) * 1.04;
  const shares = [...parts].sort((a, b) => b.value - a.value);
  return (
    <div className="breakdown">
      <div className="breakdown-head">
        <span>{name}, mean</span>
        <b>{meanSeconds === null ? formatSeconds(sum) : formatSeconds(meanSeconds)}</b>
      </div>
      <div className="breakdown-bar">
        <StackBar
          parts={parts}
          scale={scale}
          label={`${name}: ${shares.map((part) => `${part.label} ${formatSeconds(part.value)}`).join(', ')}`}
        />
        <span
          className="breakdown-target"
          style={{ left: `${(targetSeconds / scale) * 100}%` }}
          title={`Target ${formatSeconds(targetSeconds)}`}
        />
      </div>
      <ul className="breakdown-legend">
        {shares.slice(0, 6).map((part) => (
          <li key={part.id}>
            <span className="swatch" style={{ background: part.color }} />
            <span>{part.label}</span>
            <b>{formatSeconds(part.value)}</b>
            <span className="faint">{formatPercent(sum > 0 ? part.value / sum : 0)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Where the time goes: mean TTFT and TPOT in their parts. The parts sum to the mean. */
export function Breakdown({
  summary,
  targets,
}: {
  readonly summary: Summary;
  readonly targets: { readonly ttftSeconds: number; readonly tpotSeconds: number };
}) {
  return (
    <section className="chart breakdowns" aria-label="Latency breakdown">
      <h3>
        Where the time goes<span>line: target</span>
      </h3>
      <BreakdownBar
        name="TTFT"
        parts={partsOf(ttftParts, summary.ttftBreakdownSeconds, ttftLooks)}
        meanSeconds={summary.ttftSeconds.mean}
        targetSeconds={targets.ttftSeconds}
      />
      <BreakdownBar
        name="TPOT"
        parts={partsOf(tpotParts, summary.tpotBreakdownSeconds, tpotLooks)}
        meanSeconds={summary.tpotSeconds.mean}
        targetSeconds={targets.tpotSeconds}
      />
    </section>
  );
}
