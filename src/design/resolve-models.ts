import type { Diagnostic } from '../base/diagnostic.ts';
import { layerProblems, type ModelSpec } from '../simulator/index.ts';
import type { PartLibrary } from './part-library.ts';
import type { Design, OwnModel } from './schema.ts';

/** A model that a design can serve: of the catalogue, or the design's own, with the one that it was copied from. */
export interface ResolvedModel extends ModelSpec {
  readonly basedOn?: string;
}

interface Problem {
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly remedy: string;
}

function unknownLayers(model: OwnModel): readonly Problem[] {
  return layerProblems(model).map(({ run, key }) => ({
    path: ['layers', run],
    message: `layer run ${run + 1} names “${key}”, which the model does not describe.`,
    remedy: `Use one of: ${[...Object.keys(model.mixers), ...Object.keys(model.feedForwards)].join(', ')}.`,
  }));
}

function unevenHeads(model: OwnModel): readonly Problem[] {
  return Object.entries(model.mixers).flatMap(([key, mixer]) =>
    'kvHeads' in mixer && mixer.heads % mixer.kvHeads !== 0
      ? [
          {
            path: ['mixers', key, 'kvHeads'],
            message: `“${key}” has ${mixer.heads} query heads, which ${mixer.kvHeads} KV heads do not divide.`,
            remedy: 'Make the query heads a multiple of the KV heads.',
          },
        ]
      : [],
  );
}

function tooManyExperts(model: OwnModel): readonly Problem[] {
  return Object.entries(model.feedForwards).flatMap(([key, feedForward]) =>
    feedForward.kind === 'mixture-of-experts' && feedForward.topK > feedForward.experts
      ? [
          {
            path: ['feedForwards', key, 'topK'],
            message: `in “${key}” a token takes ${feedForward.topK} of ${feedForward.experts} experts.`,
            remedy: 'Take no more experts per token than there are.',
          },
        ]
      : [],
  );
}

/** What is wrong with a model of the design's own, beyond its schema. */
export function ownModelProblems(id: string, model: OwnModel): readonly Diagnostic[] {
  return [...unknownLayers(model), ...unevenHeads(model), ...tooManyExperts(model)].map(({ path, message, remedy }) => ({
    code: 'wrong-model',
    severity: 'error',
    path: ['models', id, ...path],
    message: `Model “${model.label}”: ${message}`,
    remedy,
  }));
}

const resolved = new WeakMap<OwnModel, ResolvedModel>();

function ownModel(id: string, own: OwnModel): ResolvedModel | undefined {
  const known = resolved.get(own);
  if (known?.id === id) return known;
  if (ownModelProblems(id, own).length > 0) return undefined;
  const model = { ...own, id };
  resolved.set(own, model);
  return model;
}

/** A model by its id, the design's own first; undefined: unknown, or not whole. */
export function resolveModel(design: Pick<Design, 'models'>, library: PartLibrary, id: string): ResolvedModel | undefined {
  const own = design.models && Object.hasOwn(design.models, id) ? design.models[id] : undefined;
  return own ? ownModel(id, own) : library.model(id);
}

/** Every model that the design can choose, its own first. */
export function resolveModels(design: Pick<Design, 'models'>, library: PartLibrary): readonly ResolvedModel[] {
  const own = design.models ?? {};
  return [
    ...Object.entries(own).flatMap(([id, model]) => ownModel(id, model) ?? []),
    ...library.models().filter(({ id }) => !Object.hasOwn(own, id)),
  ];
}
