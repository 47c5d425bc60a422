import type { Rule } from './rule.ts';

export const catalogVersion: Rule = {
  kind: 'catalog-version',
  label: 'The design was made with the catalogue that it is read with',
  check({ design, library }) {
    if (design.catalogVersion === library.version) return [];
    return [
      {
        code: 'catalog-version-differs',
        severity: 'warning',
        path: ['catalogVersion'],
        message: `The design was made with catalogue "${design.catalogVersion}"; this is "${library.version}", whose figures may differ.`,
        remedy: 'Check the figures of the parts; saving the design notes the new version.',
      },
    ];
  },
};
