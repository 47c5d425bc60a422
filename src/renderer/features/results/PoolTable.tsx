import { formatCount, formatNumber, formatPercent } from '../../../base/format.ts';
import type { PoolSummary } from '../../../results/index.ts';
import { poolKey, useSessionStore } from '../../state/index.ts';

/** How busy each pool is, how large its batches, how full its KV memory. */
export function PoolTable({ pools }: { readonly pools: readonly PoolSummary[] }) {
  return (
    <section className="chart" aria-label="Pools">
      <h3>Pools</h3>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Pool</th>
            <th scope="col">GPUs</th>
            <th scope="col">Busy</th>
            <th scope="col">Mean batch</th>
            <th scope="col">KV full</th>
          </tr>
        </thead>
        <tbody>
          {pools.map((pool) => (
            <tr key={pool.id}>
              <td>
                <button type="button" className="link-button" onClick={() => useSessionStore.getState().select([poolKey(pool.id)])}>
                  {pool.id}
                </button>{' '}
                <span className="faint">{pool.role}</span>
              </td>
              <td>{formatCount(pool.acceleratorCount)}</td>
              <td>{formatPercent(pool.busyFraction)}</td>
              <td>{formatNumber(pool.meanBatch)}</td>
              <td>{formatPercent(pool.kvOccupancyFraction)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
