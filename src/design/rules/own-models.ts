import { ownModelProblems } from '../resolve-models.ts';
import type { Rule } from './rule.ts';

export const ownModels: Rule = {
  kind: 'wrong-model',
  label: "The design's own models are whole",
  check: ({ design }) => Object.entries(design.models ?? {}).flatMap(([id, model]) => ownModelProblems(id, model)),
};
