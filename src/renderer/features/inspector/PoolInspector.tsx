import { formatCount, formatNumber, formatPercent } from '../../../base/format.ts';
import { type Pool, removePool } from '../../../design/index.ts';
import { performEdit } from '../../forms/apply-edit.ts';
import { PoolForm } from '../../forms/PoolForm.tsx';
import { parallelismText } from '../../forms/parallelism.ts';
import { useDesignStore, useSessionStore, useShownResults } from '../../state/index.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { Facts, Section } from './Section.tsx';
import { SubjectHeader } from './SubjectHeader.tsx';

/** One pool: its form, and how busy it is. */
export function PoolInspector({ pool }: { readonly pool: Pool }) {
  const pools = useDesignStore((store) => store.design.deployment.pools);
  const results = useShownResults();
  const summary = results?.summary.pools.find((candidate) => candidate.id === pool.id);
  return (
    <>
      <SubjectHeader
        icon="pool"
        title={pool.id}
        subtitle={`Pool · ${formatCount(pool.replicaSize)} GPUs a replica · ${parallelismText(pool.parallelism)}`}
        aside={<Badge>{pool.role}</Badge>}
      />
      {summary && (
        <Section title="Load" aside={results?.engine === 'estimate' ? 'estimate' : 'simulated'}>
          <Facts
            rows={[
              ['Accelerators', formatCount(summary.acceleratorCount)],
              ['Busy', formatPercent(summary.busyFraction)],
              ['Mean batch', formatNumber(summary.meanBatch)],
              ['KV memory', `${formatPercent(summary.kvOccupancyFraction)} full`],
            ]}
          />
        </Section>
      )}
      <Section title="Placement">
        <PoolForm pool={pool} otherIds={pools.filter((other) => other !== pool).map((other) => other.id)} part="place" />
      </Section>
      <Section title="Engine">
        <PoolForm pool={pool} otherIds={[]} part="engine" />
      </Section>
      <Section title="Pool">
        <div className="inspector-actions">
          <Button
            look="danger"
            icon="trash"
            onClick={() => {
              if (performEdit(removePool, { ids: [pool.id] })) useSessionStore.getState().select([]);
            }}
          >
            Remove the pool
          </Button>
        </div>
      </Section>
    </>
  );
}
