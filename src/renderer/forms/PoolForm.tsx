import { type Pool, updatePool } from '../../design/index.ts';
import {
  expertPlacementSchema,
  numberFormats,
  prefixCacheSchema,
  schedulerSchema,
  usualExpertPlacement,
  usualPrefixCache,
} from '../../simulator/index.ts';
import { NumberField, SelectField, TextField } from '../ui/Field.tsx';
import { SchemaForm } from '../ui/SchemaForm.tsx';
import { schemaVariants } from '../ui/schema-fields.ts';
import { performEdit } from './apply-edit.ts';
import { parallelAxes, replicaSizeOf } from './parallelism.ts';

const roles = [
  { value: 'prefill', label: 'Prefill' },
  { value: 'decode', label: 'Decode' },
  { value: 'mixed', label: 'Mixed: both phases' },
] as const;

const formats = numberFormats.map((format) => ({ value: format, label: format.toUpperCase() }));
const precisions = [
  { name: 'weights', label: 'Weights' },
  { name: 'activations', label: 'Activations' },
  { name: 'kvStore', label: 'KV cache' },
] as const;
const scheduler = {
  kind: 'variant',
  name: 'scheduler',
  label: 'Scheduler',
  help: 'What goes into each step.',
  isOptional: false,
  variants: schemaVariants(schedulerSchema),
} as const;

const prefixCache = {
  kind: 'variant',
  name: 'prefixCache',
  label: 'Prefix cache',
  help: 'Whether the KV of prompts is kept, to be found again.',
  isOptional: false,
  variants: schemaVariants(prefixCacheSchema),
} as const;

const expertPlacement = {
  kind: 'variant',
  name: 'expertPlacement',
  label: 'Experts',
  help: 'How popular they are, and which rank holds them.',
  isOptional: false,
  variants: schemaVariants(expertPlacementSchema),
} as const;

interface PoolFormProps {
  readonly pool: Pool;
  /** Ids of the other pools, which this one may not take. */
  readonly otherIds: readonly string[];
  /** Which lines to show, so that the dock can put them in columns. */
  readonly part?: 'place' | 'engine' | 'all';
}

/** Everything of one pool: role, accelerators, parallelism, precision, scheduler, memory. */
export function PoolForm({ pool, otherIds, part = 'all' }: PoolFormProps) {
  const change = (changes: Partial<Pool>): void => {
    performEdit(updatePool, { id: pool.id, changes });
  };
  return (
    <>
      {part !== 'engine' && <PlaceFields pool={pool} otherIds={otherIds} change={change} />}
      {part !== 'place' && <EngineFields pool={pool} change={change} />}
    </>
  );
}

type Change = (changes: Partial<Pool>) => void;

function PlaceFields({ pool, otherIds, change }: { readonly pool: Pool; readonly otherIds: readonly string[]; readonly change: Change }) {
  return (
    <>
      <TextField
        label="Name"
        value={pool.id}
        check={(text) => {
          if (!/^[a-z0-9-]+$/.test(text)) return 'Lower-case letters, digits and hyphens.';
          return otherIds.includes(text) ? 'Another pool has this name.' : null;
        }}
        onCommit={(id) => change({ id })}
      />
      <SelectField label="Role" value={pool.role} options={roles} onChange={(role) => change({ role: role as Pool['role'] })} />
      <TextField
        label="Accelerators"
        isMono
        help="A selector: rack[0]/server[*]/gpu[*], several separated by commas. Replicas take them in path order."
        value={pool.accelerators}
        onCommit={(accelerators) => change({ accelerators })}
      />
      <ParallelismFields pool={pool} change={change} />
      <NumberField
        label="GPUs per replica"
        name="replicaSize"
        isInteger
        min={1}
        value={pool.replicaSize}
        help="TP × CP × DP × PP; follows them."
        onCommit={(replicaSize) => replicaSize !== null && change({ replicaSize })}
      />
    </>
  );
}

function ParallelismFields({ pool, change }: { readonly pool: Pool; readonly change: Change }) {
  return (
    <fieldset className="axes">
      <legend>Parallelism</legend>
      {parallelAxes.map(({ axis, label, help }) => (
        <NumberField
          key={axis}
          label={label}
          help={help}
          name={axis}
          isInteger
          min={1}
          value={pool.parallelism[axis]}
          onCommit={(degree) => {
            if (degree === null) return;
            const parallelism = { ...pool.parallelism, [axis]: degree };
            change({ parallelism, replicaSize: replicaSizeOf(parallelism) });
          }}
        />
      ))}
    </fieldset>
  );
}

function EngineFields({ pool, change }: { readonly pool: Pool; readonly change: Change }) {
  return (
    <>
      {precisions.map(({ name, label }) => (
        <SelectField
          key={name}
          label={label}
          value={pool.precision[name]}
          options={formats}
          onChange={(format) => change({ precision: { ...pool.precision, [name]: format } })}
        />
      ))}
      <SchemaForm
        fields={[scheduler]}
        value={{ scheduler: pool.scheduler }}
        onChange={(value) => change({ scheduler: value.scheduler as Pool['scheduler'] })}
      />
      <NumberField
        label="Memory use"
        name="memoryUseFraction"
        min={0.05}
        max={1}
        value={pool.memoryUseFraction}
        help="Share of device memory that the engine may take."
        onCommit={(memoryUseFraction) => memoryUseFraction !== null && change({ memoryUseFraction })}
      />
      <NumberField
        label="KV page"
        name="kvPageTokensCount"
        isInteger
        min={1}
        value={pool.kvPageTokensCount}
        help="Tokens per block of paged KV memory."
        onCommit={(kvPageTokensCount) => kvPageTokensCount !== null && change({ kvPageTokensCount })}
      />
      {pool.role !== 'decode' && (
        <SchemaForm
          fields={[prefixCache]}
          value={{ prefixCache: pool.prefixCache ?? usualPrefixCache }}
          onChange={(value) => change({ prefixCache: value.prefixCache as Pool['prefixCache'] })}
        />
      )}
      {pool.parallelism.ep > 1 && (
        <SchemaForm
          fields={[expertPlacement]}
          value={{ expertPlacement: pool.expertPlacement ?? usualExpertPlacement }}
          onChange={(value) => change({ expertPlacement: value.expertPlacement as Pool['expertPlacement'] })}
        />
      )}
    </>
  );
}
