import { useEffect, useMemo, useState } from 'react';
import { formatSeconds } from '../../../base/format.ts';
import type { Answer } from '../../../contract/index.ts';
import type { Summary } from '../../../results/index.ts';
import { LineChart, type LineSeries } from '../../charts/LineChart.tsx';
import { host } from '../../host.ts';

const bucketCount = 120;

type Replicas = Answer<'runs.readReplicaSeries'>;

interface OverTime {
  readonly replicas: Replicas;
  readonly link: { readonly id: string; readonly utilizationFraction: readonly number[] } | null;
}

async function read(runId: string, summary: Summary): Promise<OverTime> {
  const window = { fromSeconds: 0, toSeconds: summary.simulatedSeconds, bucketCount };
  // The busiest link of the run, by its worst 100 ms windows.
  const busiest = summary.links.reduce<Summary['links'][number] | null>(
    (worst, link) => (worst === null || link.p95UtilizationFraction > worst.p95UtilizationFraction ? link : worst),
    null,
  );
  const [replicas, links] = await Promise.all([
    host().call('runs.readReplicaSeries', { runId, ...window }),
    busiest ? host().call('runs.readLinkSeries', { runId, linkIds: [busiest.id], ...window }) : null,
  ]);
  const carried = links?.bytesPerSecond[0];
  return {
    replicas,
    link:
      busiest && carried ? { id: busiest.id, utilizationFraction: carried.map((rate) => rate / busiest.bandwidthBytesPerSecond) } : null,
  };
}

/** Mean busy share of each pool, from the series of its replicas. */
function poolBusy({ replicas }: OverTime): ReadonlyMap<string, readonly number[]> {
  const sums = new Map<string, { readonly total: number[]; count: number }>();
  for (const replica of replicas.replicas) {
    const sum = sums.get(replica.pool) ?? { total: replica.busyFraction.map(() => 0), count: 0 };
    replica.busyFraction.forEach((busy, index) => {
      sum.total[index] += busy;
    });
    sum.count += 1;
    sums.set(replica.pool, sum);
  }
  return new Map([...sums].map(([pool, { total, count }]) => [pool, total.map((busy) => busy / count)]));
}

const looks: Readonly<Record<string, { readonly color: string; readonly dash: LineSeries['dash'] }>> = {
  prefill: { color: 'var(--hull-prefill)', dash: 'solid' },
  decode: { color: 'var(--hull-decode)', dash: 'dashed' },
};
const otherLook = { color: 'var(--hull-store)', dash: 'dotted' } as const;

function lines(overTime: OverTime, roleOfPool: ReadonlyMap<string, string>): readonly LineSeries[] {
  const pools = [...poolBusy(overTime)].map(
    ([pool, values]): LineSeries => ({
      name: `${pool} busy`,
      values: values.map((share) => share * 100),
      ...(looks[roleOfPool.get(pool) ?? ''] ?? otherLook),
    }),
  );
  if (!overTime.link) return pools;
  return [
    ...pools,
    { name: overTime.link.id, color: 'var(--ink-1)', values: overTime.link.utilizationFraction.map((share) => share * 100), dash: 'solid' },
  ];
}

/** Busy share of each pool and load of the busiest link over the run. Only for a simulation: an estimate has no time axis. */
export function UtilisationChart({ runId, summary }: { readonly runId: string | null; readonly summary: Summary }) {
  const [overTime, setOverTime] = useState<OverTime | null>(null);
  const [isGone, setGone] = useState(false);

  useEffect(() => {
    setOverTime(null);
    setGone(false);
    if (runId === null) return;
    let isWanted = true;
    read(runId, summary).then(
      (answer) => isWanted && setOverTime(answer),
      () => isWanted && setGone(true), // old runs are cleared from disk
    );
    return () => {
      isWanted = false;
    };
  }, [runId, summary]);

  const series = useMemo(
    () => (overTime ? lines(overTime, new Map(summary.pools.map((pool) => [pool.id, pool.role]))) : []),
    [overTime, summary],
  );
  return (
    <section className="chart" aria-label="Utilisation over time">
      <h3>
        Utilisation over time<span>% of capacity</span>
      </h3>
      {overTime ? (
        <>
          <LineChart
            label="Busy share of each pool and load of the busiest link over time"
            series={series}
            xStart={overTime.replicas.fromSeconds}
            xStep={overTime.replicas.bucketSeconds}
            formatX={formatSeconds}
            formatY={(percent) => `${Math.round(percent)} %`}
            yMax={100}
          />
          <ul className="chart-legend">
            {series.map((one) => (
              <li key={one.name} title={one.name}>
                <span className={`line-swatch line-swatch-${one.dash}`} style={{ borderColor: one.color }} />
                {one.name}
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p className="chart-empty">
          {isGone ? 'The series of this run is not kept any more. Run it again to see it.' : 'Reading the series…'}
        </p>
      )}
    </section>
  );
}
