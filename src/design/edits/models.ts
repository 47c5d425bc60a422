import { layerKinds, modelBodySchema } from '../../simulator/index.ts';
import { ownModelProblems, type ResolvedModel, resolveModel } from '../resolve-models.ts';
import { type Design, type OwnModel, ownModelSchema } from '../schema.ts';
import { accept, type Edit, refuse } from './edit.ts';
import { freeId } from './elements.ts';

function withModels(design: Design, models: Readonly<Record<string, OwnModel>>): Design {
  const { models: _old, ...rest } = design;
  return Object.keys(models).length === 0 ? rest : { ...rest, models };
}

/** Keeps a model of the user's own in the design; `null` drops it, unless it is served. */
export const setOwnModel: Edit<'set-own-model', { readonly id: string; readonly model: OwnModel | null }> = {
  kind: 'set-own-model',
  label: 'Edit a model',
  isStep: true,
  describe: ({ id, model }) => (model === null ? `Drop model ${id}` : `Edit model ${model.label}`),
  apply(design, _library, { id, model }) {
    const { [id]: old, ...others } = design.models ?? {};
    if (model === null) {
      if (design.deployment.model !== id) return accept(old ? withModels(design, others) : design);
      return refuse('model-in-use', `“${old?.label ?? id}” is served by this design.`, 'Choose another model first.');
    }
    const parsed = ownModelSchema.safeParse(model);
    if (!parsed.success) {
      const [{ path, message }] = parsed.error.issues;
      return refuse('wrong-value', `Model “${model.label}”: ${path.join('.')}: ${message}.`, 'Correct the value.');
    }
    const [problem] = ownModelProblems(id, parsed.data);
    return problem ? refuse(problem.code, problem.message, problem.remedy) : accept(withModels(design, { ...others, [id]: parsed.data }));
  },
};

/** Copies a model of the catalogue, or of the design, into the design, where it can be changed; on wish it is served at once. */
export const cloneModel: Edit<'clone-model', { readonly from: string; readonly id?: string; readonly isServed?: boolean }> = {
  kind: 'clone-model',
  label: 'Copy a model',
  isStep: true,
  describe: ({ from }) => `Copy model ${from}`,
  apply(design, library, { from, id, isServed = false }) {
    const base = resolveModel(design, library, from);
    if (!base) return refuse('unknown-model', `There is no model "${from}".`, 'Choose one from the catalogue.');
    const taken = new Set([...Object.keys(design.models ?? {}), ...library.models().map((model) => model.id)]);
    const root = base.basedOn ?? from;
    const wanted = id ?? freeId(`my-${root}`, taken);
    if (taken.has(wanted)) return refuse('model-id-taken', `There is a model "${wanted}" already.`, 'Choose another id.');
    const label = freeLabel(design, base.label);
    const made = setOwnModel.apply(design, library, { id: wanted, model: { ...bodyOf(base), basedOn: root, label } });
    if (!made.ok || !isServed) return made;
    return accept({ ...made.value, deployment: { ...made.value.deployment, model: wanted } });
  },
};

/** What a model is, without what the catalogue knows about it; mixers and feed-forwards that no layer uses are left behind. */
function bodyOf(model: ResolvedModel): Omit<OwnModel, 'basedOn'> {
  const used = layerKinds(model);
  const pick = <Value>(from: Readonly<Record<string, Value>>, isUsed: (value: Value) => boolean): Record<string, Value> =>
    Object.fromEntries(Object.entries(from).filter(([, value]) => isUsed(value)));
  return modelBodySchema.strip().parse({
    ...model,
    mixers: pick(model.mixers, (value) => used.some(({ attention }) => attention === value)),
    feedForwards: pick(model.feedForwards, (value) => used.some(({ feedForward }) => feedForward === value)),
  });
}

function freeLabel(design: Design, label: string): string {
  const wanted = label.startsWith('My ') ? label.replace(/ \(\d+\)$/, '') : `My ${label}`;
  const taken = new Set(Object.values(design.models ?? {}).map((model) => model.label));
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number += 1) if (!taken.has(`${wanted} (${number})`)) return `${wanted} (${number})`;
}
