import { formatCount } from '../../../base/format.ts';
import { deploymentSchema, removePool, setDeployment } from '../../../design/index.ts';
import { performEdit } from '../../forms/apply-edit.ts';
import { ModelChoice } from '../../forms/ModelChoice.tsx';
import { PoolForm } from '../../forms/PoolForm.tsx';
import { parallelismText } from '../../forms/parallelism.ts';
import { poolKey, useDesignStore, useSessionStore } from '../../state/index.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { SchemaForm } from '../../ui/SchemaForm.tsx';
import { schemaFields } from '../../ui/schema-fields.ts';
import './deployment.css';

const sharedFields = schemaFields(deploymentSchema, ['router', 'kvTransfer', 'firstTokenFrom', 'routing', 'collectives']);

/** The model, how requests reach it, and the pools that serve it. */
export function DeploymentPanel() {
  const deployment = useDesignStore((store) => store.design.deployment);
  const hasSelection = useSessionStore((session) => session.selection.length > 0);
  const makePool = (
    <Button
      icon="pool"
      disabledReason={hasSelection ? null : 'Select servers or accelerators on the drawing first.'}
      onClick={() => useSessionStore.getState().setDialog('make-pool')}
    >
      Make a pool from the selection…
    </Button>
  );
  return (
    <div className="deployment" data-testid="deployment">
      <section className="column" aria-label="Model and routing">
        <h3>Model and routing</h3>
        <ModelChoice />
        <SchemaForm
          fields={sharedFields}
          value={deployment}
          onChange={(value, name) => performEdit(setDeployment, { changes: { [name]: value[name] } })}
        />
        {makePool}
      </section>
      {deployment.pools.map((pool) => (
        <section key={pool.id} className={`column pool-card pool-${pool.role}`} aria-label={`Pool ${pool.id}`}>
          <h3>
            <button type="button" className="link-button" onClick={() => useSessionStore.getState().select([poolKey(pool.id)])}>
              {pool.id}
            </button>
            <Badge>{pool.role}</Badge>
            <span className="faint">
              {formatCount(pool.replicaSize)} GPUs a replica · {parallelismText(pool.parallelism)}
            </span>
            <span className="spacer" />
            <IconButton icon="trash" label={`Remove pool ${pool.id}`} onClick={() => performEdit(removePool, { ids: [pool.id] })} />
          </h3>
          <div className="pool-columns">
            <div>
              <PoolForm pool={pool} otherIds={deployment.pools.filter((other) => other !== pool).map((other) => other.id)} part="place" />
            </div>
            <div>
              <PoolForm pool={pool} otherIds={[]} part="engine" />
            </div>
          </div>
        </section>
      ))}
      {deployment.pools.length === 0 && (
        <EmptyState icon="pool" title="No pools yet" action={makePool}>
          A pool is a set of accelerators that serve one phase: prefill, decode, or both. Select servers on the drawing, then make a pool
          from them.
        </EmptyState>
      )}
    </div>
  );
}
