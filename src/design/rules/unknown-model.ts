import { resolveModels } from '../resolve-models.ts';
import type { Rule } from './rule.ts';
import { nearest } from './unknown-part.ts';

export const unknownModel: Rule = {
  kind: 'unknown-model',
  label: 'The model is in the catalogue',
  check({ design, library }) {
    const { model } = design.deployment;
    // A model of the design's own that is not whole has a rule of its own.
    if (library.model(model) || Object.hasOwn(design.models ?? {}, model)) return [];
    const near = nearest(
      model,
      resolveModels(design, library).map(({ id }) => id),
    );
    return [
      {
        code: 'unknown-model',
        severity: 'error',
        path: ['deployment', 'model'],
        message: `There is no model "${model}".`,
        remedy:
          near.length > 0
            ? `Did you mean ${near.join(' or ')}?`
            : `Choose one of: ${library
                .models()
                .map(({ id }) => id)
                .slice(0, 20)
                .join(', ')}.`,
      },
    ];
  },
};
