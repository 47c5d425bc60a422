import { useState } from 'react';
import { formatCount } from '../../../base/format.ts';
import { type Design, makePool, type Pool, poolMembers, updatePool } from '../../../design/index.ts';
import { applyEdit } from '../../forms/apply-edit.ts';
import { type DesignEdit, libraryOf, poolKey, useDesignStore, useSessionStore } from '../../state/index.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { NumberField, SelectField } from '../../ui/Field.tsx';

const close = (): void => useSessionStore.getState().setDialog('none');

/** The pool that was not there before. */
function addedPool(before: Design, after: Design): Pool | undefined {
  return after.deployment.pools.find((pool) => !before.deployment.pools.some((other) => other.id === pool.id));
}

/** Makes the pool and sets its replica size, as one step. The precision of a pool that is there already is shared: both ends of a KV transfer speak one format. */
function poolEdit(paths: readonly string[], role: Pool['role'], replicaSize: number | null): DesignEdit {
  return (design, library) => {
    const made = makePool.apply(design, library, { paths, role });
    if (!made.ok) return made;
    const pool = addedPool(design, made.value);
    const like = design.deployment.pools[0];
    if (!pool) return made;
    const size = replicaSize === null ? {} : { replicaSize, parallelism: { ...pool.parallelism, tp: replicaSize } };
    return updatePool.apply(made.value, library, { id: pool.id, changes: { ...size, ...(like ? { precision: like.precision } : {}) } });
  };
}

/** Makes a pool of the selected accelerators: its role and its replica size; the rest follows and can be changed later. */
export function MakePoolDialog() {
  const paths = useSessionStore((session) => session.selection);
  const design = useDesignStore((store) => store.design);
  const [role, setRole] = useState<Pool['role']>(() =>
    design.deployment.pools.some((pool) => pool.role === 'prefill') ? 'decode' : 'prefill',
  );
  const [replicaSize, setReplicaSize] = useState<number | null>(null);
  const library = libraryOf(design);
  const outcome = poolEdit(paths, role, replicaSize)(design, library);
  const preview = 'ok' in outcome && outcome.ok ? outcome.value : null;
  const refusal = 'ok' in outcome && !outcome.ok ? outcome.error : null;
  const pool = preview ? addedPool(design, preview) : undefined;
  const count = pool && preview ? (poolMembers(preview, library).get(pool.id)?.length ?? 0) : 0;

  function make(): void {
    if (!pool || !applyEdit(poolEdit(paths, role, replicaSize), `Make ${role} pool ${pool.id}`)) return;
    const session = useSessionStore.getState();
    session.setDialog('none');
    session.select([poolKey(pool.id)]);
    session.announce(`Pool ${pool.id} made of ${count} accelerators`);
  }

  return (
    <Dialog
      title="Make a pool"
      width="narrow"
      onClose={close}
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button look="primary" disabledReason={pool ? null : (refusal?.message ?? 'Nothing is selected.')} onClick={make}>
            Make pool
          </Button>
        </>
      }
    >
      <div className="dialog-content">
        <SelectField
          label="Role"
          isFirst
          value={role}
          options={[
            { value: 'prefill', label: 'Prefill' },
            { value: 'decode', label: 'Decode' },
            { value: 'mixed', label: 'Mixed: both phases' },
          ]}
          onChange={(chosen) => setRole(chosen as Pool['role'])}
        />
        <NumberField
          label="GPUs per replica"
          name="replicaSize"
          isInteger
          min={1}
          value={replicaSize ?? pool?.replicaSize ?? null}
          help="Starts as tensor parallelism; change the split afterwards."
          onCommit={setReplicaSize}
        />
        {pool ? (
          <p className="make-pool-what" aria-live="polite">
            {formatCount(count)} {count === 1 ? 'accelerator' : 'accelerators'}: {formatCount(Math.floor(count / pool.replicaSize))} ×{' '}
            <b>TP{pool.parallelism.tp}</b>
            {count % pool.replicaSize > 0 && `, ${count % pool.replicaSize} left over`}
            <code className="mono">{pool.accelerators}</code>
          </p>
        ) : (
          <p className="dialog-problem" role="alert">
            {refusal ? `${refusal.message} ${refusal.remedy}` : 'Select servers, racks or accelerators on the drawing first.'}
          </p>
        )}
      </div>
    </Dialog>
  );
}
