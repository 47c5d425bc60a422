import { formatSeconds, noFigure } from '../../../base/format.ts';
import type { Summary } from '../../../results/index.ts';

const columns = ['mean', 'p50', 'p90', 'p95', 'p99'] as const;

/** Every latency percentile; what misses its target is marked in words too. */
export function Percentiles({
  summary,
  targets,
}: {
  readonly summary: Summary;
  readonly targets: { readonly ttftSeconds: number; readonly tpotSeconds: number };
}) {
  const rows = [
    { name: 'TTFT', latency: summary.ttftSeconds, target: targets.ttftSeconds },
    { name: 'TPOT', latency: summary.tpotSeconds, target: targets.tpotSeconds },
    { name: 'ITL', latency: summary.itlSeconds, target: null },
    { name: 'E2E', latency: summary.e2eSeconds, target: null },
  ];
  return (
    <section className="chart" aria-label="Latency percentiles">
      <h3>
        Latency<span>TTFT ends at {summary.firstTokenFrom === 'prefill' ? 'prefill' : 'the first decode step'}</span>
      </h3>
      <table className="table percentiles">
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">Latency</span>
            </th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
            <th scope="col">target</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, latency, target }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {columns.map((column) => {
                const value = latency[column];
                const isMissed = value !== null && target !== null && value > target;
                return (
                  <td key={column} className={isMissed ? 'tile-missed' : undefined} title={isMissed ? 'Above the target' : undefined}>
                    {value === null ? noFigure : formatSeconds(value)}
                    {isMissed && <span className="visually-hidden"> above the target</span>}
                  </td>
                );
              })}
              <td className="faint">{target === null ? '' : formatSeconds(target)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
