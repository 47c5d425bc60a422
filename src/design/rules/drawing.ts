import type { Rule } from './rule.ts';

export const drawing: Rule = {
  kind: 'drawing',
  label: 'Groups, links, patterns and overrides name things that exist; cables end at free ports of a technology that fits',
  check: ({ expansion }) => expansion.diagnostics,
};
