import { expect, test } from 'vitest';
import { parseDesign } from '../parse.ts';
import { resolveModel, resolveModels } from '../resolve-models.ts';
import type { Design, OwnModel } from '../schema.ts';
import { serializeDesign } from '../serialize.ts';
import { twoRacks } from '../testing/fixture-designs.ts';
import { fixtureLibrary } from '../testing/fixture-library.ts';
import { validateDesign } from '../validate.ts';
import type { Edit, EditResult } from './edit.ts';
import { cloneModel, setModel, setOwnModel } from './index.ts';

function run<K extends string, Args>(design: Design, edit: Edit<K, Args>, args: Args): Design {
  const result = edit.apply(design, fixtureLibrary, args);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}
const refusal = (result: EditResult) => (result.ok ? null : result.error.code);

const mine = 'my-deepseek-v3';
const cloned = (): Design => run(twoRacks(), cloneModel, { from: 'deepseek-v3', isServed: true });
const model = (design: Design): OwnModel => design.models?.[mine] as OwnModel;
const change = (design: Design, changes: Partial<OwnModel>): EditResult =>
  setOwnModel.apply(design, fixtureLibrary, { id: mine, model: { ...model(design), ...changes } });

test('a copy is whole, served, says where it comes from, and leaves the catalogue alone', () => {
  const design = cloned();
  expect(design.deployment.model).toBe(mine);
  expect(model(design)).toMatchObject({ basedOn: 'deepseek-v3', label: 'My DeepSeek-V3', hiddenSize: 8192 });
  expect(model(design)).not.toHaveProperty('published');
  expect(resolveModel(design, fixtureLibrary, mine)).toMatchObject({ id: mine, basedOn: 'deepseek-v3' });
  expect(resolveModels(design, fixtureLibrary).map(({ id }) => id)).toEqual([mine, 'llama-3.1-70b', 'deepseek-v3']);
});

test('it is saved with the design and read back the same', () => {
  const design = cloned();
  const parsed = parseDesign(serializeDesign(design));
  expect(parsed.design?.models).toEqual(design.models);
  expect(twoRacks()).not.toHaveProperty('models');
});

test('changed, it is what the design serves; the next copy takes the changes and stands on the catalogue', () => {
  const result = change(cloned(), { hiddenSize: 4096 });
  const design = result.ok ? result.value : cloned();
  expect(resolveModel(design, fixtureLibrary, mine)?.hiddenSize).toBe(4096);
  const twice = run(design, cloneModel, { from: mine });
  expect(twice.models?.[`${mine}-2`]).toMatchObject({ basedOn: 'deepseek-v3', hiddenSize: 4096, label: 'My DeepSeek-V3 (2)' });
});

test('a model that is served is not dropped; another choice frees it', () => {
  const design = cloned();
  expect(refusal(setOwnModel.apply(design, fixtureLibrary, { id: mine, model: null }))).toBe('model-in-use');
  const other = run(design, setModel, { model: 'llama-3.1-70b' });
  expect(run(other, setOwnModel, { id: mine, model: null })).not.toHaveProperty('models');
});

test('layers of nothing, uneven heads and too many experts are refused, and named where a file has them', () => {
  const design = cloned();
  const [mixer] = Object.keys(model(design).mixers);
  expect(refusal(change(design, { layers: [[mixer, 'nothing', 4]] }))).toBe('wrong-model');
  expect(refusal(change(design, { mixers: { [mixer]: { kind: 'gqa', heads: 10, kvHeads: 4, headDim: 128 } } }))).toBe('wrong-model');
  const expert = {
    kind: 'mixture-of-experts' as const,
    experts: 4,
    topK: 8,
    intermediateSize: 1,
    sharedExperts: 0,
    sharedIntermediateSize: 0,
    hasRouterBias: false,
  };
  const feedForwards = Object.fromEntries(Object.keys(model(design).feedForwards).map((key) => [key, expert]));
  expect(refusal(change(design, { feedForwards }))).toBe('wrong-model');
  expect(refusal(change(design, { hiddenSize: -1 }))).toBe('wrong-value');

  const broken: Design = { ...design, models: { [mine]: { ...model(design), feedForwards } } };
  const codes = validateDesign(broken, fixtureLibrary).filter(({ severity }) => severity === 'error');
  expect(codes.map(({ code, path }) => [code, path[1]])).toEqual([['wrong-model', mine]]);
});

test('what cannot be copied is refused', () => {
  expect(refusal(cloneModel.apply(twoRacks(), fixtureLibrary, { from: 'none' }))).toBe('unknown-model');
  expect(refusal(cloneModel.apply(cloned(), fixtureLibrary, { from: 'deepseek-v3', id: mine }))).toBe('model-id-taken');
});
