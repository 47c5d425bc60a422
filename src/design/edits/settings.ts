import { z } from 'zod';
import { faultSchema } from '../../simulator/index.ts';
import { resolveModel } from '../resolve-models.ts';
import {
  type Deployment,
  deploymentSchema,
  type Economics,
  economicsSchema,
  type Fault,
  type Targets,
  targetsSchema,
  type Workload,
  workloadSchema,
} from '../schema.ts';
import { accept, type Edit, refuse } from './edit.ts';

/** An edit that changes fields of one section of the design and is refused where the schema refuses. */
function sectionEdit<K extends string, S extends 'deployment' | 'workload' | 'targets' | 'economics', T extends object>(
  kind: K,
  section: S,
  label: string,
  schema: z.ZodType<T>,
): Edit<K, { readonly changes: Partial<T> }> {
  return {
    kind,
    label,
    isStep: true,
    describe: () => label,
    coalesceKey: ({ changes }) => `${kind} ${Object.keys(changes).join(' ')}`,
    apply(design, _library, { changes }) {
      const wanted = Object.fromEntries(Object.entries({ ...design[section], ...changes }).filter(([, value]) => value !== undefined));
      const parsed = schema.safeParse(wanted);
      if (parsed.success) return accept({ ...design, [section]: parsed.data });
      const [issue] = parsed.error.issues;
      return refuse('wrong-value', `${issue.path.join('.')} cannot be set so: ${issue.message}.`, 'Correct the value.');
    },
  };
}

/** Arrivals, lengths, number of requests, seed. */
export const setWorkload = sectionEdit<'set-workload', 'workload', Workload>(
  'set-workload',
  'workload',
  'Change the workload',
  workloadSchema,
);
/** TTFT, TPOT, attainment. */
export const setTargets = sectionEdit<'set-targets', 'targets', Targets>('set-targets', 'targets', 'Change the targets', targetsSchema);
/** Electricity, PUE, life, discount. */
export const setEconomics = sectionEdit<'set-economics', 'economics', Economics>(
  'set-economics',
  'economics',
  'Change the economics',
  economicsSchema,
);
/** What is down or slowed, all of it at once. */
export const setFaults: Edit<'set-faults', { readonly faults: readonly Fault[] }> = {
  kind: 'set-faults',
  label: 'Change the faults',
  isStep: true,
  describe: () => 'Change the faults',
  apply(design, _library, { faults }) {
    const parsed = z.array(faultSchema).safeParse(faults);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      return refuse('wrong-value', `faults.${issue.path.join('.')}: ${issue.message}.`, 'Correct the value.');
    }
    const { faults: _before, ...rest } = design;
    return accept(parsed.data.length > 0 ? { ...rest, faults: parsed.data } : rest);
  },
};
/** Router, KV transfer, who emits the first token. Pools have edits of their own. */
export const setDeployment = sectionEdit<'set-deployment', 'deployment', Deployment>(
  'set-deployment',
  'deployment',
  'Change the deployment',
  deploymentSchema,
);

/** Chooses the model that is served. */
export const setModel: Edit<'set-model', { readonly model: string }> = {
  kind: 'set-model',
  label: 'Choose the model',
  isStep: true,
  describe: ({ model }) => `Serve ${model}`,
  apply(design, library, { model }) {
    if (!resolveModel(design, library, model))
      return refuse('unknown-model', `There is no model "${model}".`, 'Choose one from the catalogue.');
    return accept({ ...design, deployment: { ...design.deployment, model } });
  },
};

/** Names the design. */
export const setName: Edit<'set-name', { readonly name: string }> = {
  kind: 'set-name',
  label: 'Rename the design',
  isStep: true,
  describe: ({ name }) => `Rename the design to ${name}`,
  coalesceKey: () => 'set-name',
  apply: (design, _library, { name }) => accept(design.name === name ? design : { ...design, name }),
};

/** Notes on the design, in the user's words; empty takes them away. */
export const setNotes: Edit<'set-notes', { readonly notes: string }> = {
  kind: 'set-notes',
  label: 'Change the notes',
  isStep: true,
  describe: () => 'Change the notes',
  coalesceKey: () => 'set-notes',
  apply(design, _library, { notes }) {
    const { notes: _old, ...rest } = design;
    return accept(notes === '' ? rest : { ...rest, notes });
  },
};

/** Takes over the catalogue's version, after its figures have been looked at. */
export const acceptCatalog: Edit<'accept-catalog', Readonly<Record<string, never>>> = {
  kind: 'accept-catalog',
  label: 'Take over the catalogue version',
  isStep: true,
  describe: () => 'Take over the catalogue version',
  apply: (design, library) => accept({ ...design, catalogVersion: library.version }),
};
