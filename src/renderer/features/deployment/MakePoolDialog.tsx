import { useState } from 'react';
import { formatCount } from '../../../base/format.ts';
import type { Pool } from '../../../design/index.ts';
import { applyEdit } from '../../forms/apply-edit.ts';
import { addPool } from '../../forms/design-edits.ts';
import { poolKey, useDerivedStore, useDesignStore, useSessionStore } from '../../state/index.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { NumberField, SelectField } from '../../ui/Field.tsx';
import { acceleratorPaths, newPool, selectorOf } from './new-pool.ts';

const close = (): void => useSessionStore.getState().setDialog('none');

/** Makes a pool of the selected accelerators: its role and its replica size, the rest follows and can be changed later. */
export function MakePoolDialog() {
  const selection = useSessionStore((session) => session.selection);
  const topology = useDerivedStore((store) => store.topology);
  const pools = useDesignStore((store) => store.design.deployment.pools);
  const paths = topology ? acceleratorPaths(topology, selection) : [];
  const [role, setRole] = useState<Pool['role']>(() => (pools.some((pool) => pool.role === 'prefill') ? 'decode' : 'prefill'));
  const [replicaSize, setReplicaSize] = useState(() => largestDivisorUpTo(paths.length, 8));

  function make(): void {
    const pool = newPool({ role, replicaSize, accelerators: selectorOf(paths), takenIds: pools.map((other) => other.id), like: pools[0] ?? null });
    if (!applyEdit(addPool(pool), `Make pool ${pool.id}`)) return;
    const session = useSessionStore.getState();
    session.setDialog('none');
    session.select([poolKey(pool.id)]);
    session.announce(`Pool ${pool.id} made of ${paths.length} accelerators`);
  }

  return (
    <Dialog
      title="Make a pool"
      width="narrow"
      onClose={close}
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button look="primary" disabledReason={paths.length === 0 ? 'No accelerator is selected.' : null} onClick={make}>
            Make pool
          </Button>
        </>
      }
    >
      <div className="dialog-content">
        {paths.length === 0 ? (
          <p>Nothing selected holds an accelerator. Select servers, racks or accelerators on the drawing first.</p>
        ) : (
          <>
            <p className="make-pool-what">
              {formatCount(paths.length)} {paths.length === 1 ? 'accelerator' : 'accelerators'}
              <code className="mono">{selectorOf(paths)}</code>
            </p>
            <SelectField
              label="Role"
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
              max={paths.length}
              value={replicaSize}
              help="Starts as tensor parallelism; change the split afterwards."
              onCommit={(size) => size !== null && setReplicaSize(size)}
            />
            <p className="faint">
              {formatCount(Math.floor(paths.length / replicaSize))} {Math.floor(paths.length / replicaSize) === 1 ? 'replica' : 'replicas'} of TP{replicaSize}
              {paths.length % replicaSize > 0 && `, ${paths.length % replicaSize} left over`}
            </p>
          </>
        )}
      </div>
    </Dialog>
  );
}

/** The largest divisor of `count` that is not above `limit`: replicas then leave none over. */
function largestDivisorUpTo(count: number, limit: number): number {
  for (let size = Math.min(count, limit); size > 1; size -= 1) if (count % size === 0) return size;
  return 1;
}
