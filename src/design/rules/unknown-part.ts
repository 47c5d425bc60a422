import type { Diagnostic } from '../../base/diagnostic.ts';
import { patternFamily } from '../patterns/index.ts';
import type { Rule, RuleContext } from './rule.ts';

type Path = readonly (string | number)[];
type Wanted = 'device' | 'link' | 'switch' | 'memory';

/** Where a design names a part, and what kind of part belongs there. */
function partReferences({
  design,
}: RuleContext): { readonly part: string; readonly path: Path; readonly wanted: Wanted; readonly subject: string | null }[] {
  const references: { part: string; path: Path; wanted: Wanted; subject: string | null }[] = [];
  const add = (part: string, path: Path, wanted: Wanted, subject: string | null = null): void => {
    references.push({ part, path, wanted, subject });
  };
  for (const [id, definition] of Object.entries(design.definitions)) {
    definition.components.forEach((component, index) => {
      add(component.part, ['definitions', id, 'components', index, 'part'], 'device');
    });
    definition.links.forEach((link, index) => {
      add(link.part, ['definitions', id, 'links', index, 'part'], 'link');
    });
  }
  const { topology } = design;
  topology.components.forEach((component, index) => {
    add(component.part, ['topology', 'components', index, 'part'], 'device', component.id);
  });
  topology.links.forEach((link, index) => {
    add(link.part, ['topology', 'links', index, 'part'], 'link');
  });
  topology.instances.forEach((instance, index) => {
    for (const [path, { part }] of Object.entries(instance.overrides ?? {})) {
      if (part !== undefined) add(part, ['topology', 'instances', index, 'overrides', path, 'part'], 'device', path);
    }
  });
  topology.patterns.forEach((pattern, index) => {
    for (const [field, wanted] of Object.entries(patternFamily.get(pattern.kind).partFields)) {
      const part = (pattern as Record<string, unknown>)[field];
      // An optional part may be left out, and a host may be a definition: the pattern tells when it is neither.
      if (typeof part === 'string' && wanted !== 'host') add(part, ['topology', 'patterns', index, field], wanted, pattern.id);
    }
    for (const [path, { part }] of Object.entries(pattern.overrides)) {
      if (part !== undefined) add(part, ['topology', 'patterns', index, 'overrides', path, 'part'], 'device', path);
    }
  });
  return references;
}

export const unknownPart: Rule = {
  kind: 'unknown-part',
  label: 'Every part is in the catalogue or among the parts of the design, and of a family that fits its place',
  check(context) {
    const known = (id: string): string[] =>
      nearest(id, [...context.parts.edited.keys(), ...context.library.parts().map((part) => part.id)]);
    return partReferences(context).flatMap(({ part: id, path, wanted, subject }): Diagnostic[] => {
      const subjects = subject === null ? [] : [subject];
      const part = context.parts.part(id);
      if (!part) {
        // A part of the design whose base is unknown is told at the base.
        if (Object.hasOwn(context.design.parts, id)) return [];
        const near = known(id);
        return [
          {
            code: 'unknown-part',
            severity: 'error',
            path,
            message: `There is no part "${id}".`,
            remedy:
              near.length > 0
                ? `Did you mean ${near.join(' or ')}? Otherwise choose one from the palette.`
                : 'Choose a part from the palette.',
            subjects,
          },
        ];
      }
      if (wanted === 'link' && part.family !== 'link') {
        return [
          {
            code: 'part-is-no-link',
            severity: 'error',
            path,
            message: `"${id}" (${part.label}) is a device; a link is wanted here.`,
            remedy: 'Choose a part of the family "link".',
            subjects,
          },
        ];
      }
      if (wanted !== 'link' && part.family === 'link') {
        return [
          {
            code: 'part-is-a-link',
            severity: 'error',
            path,
            message: `"${id}" (${part.label}) is a kind of link; a device is wanted here.`,
            remedy: 'Choose a device, and draw the link between two devices.',
            subjects,
          },
        ];
      }
      if ((wanted === 'switch' || wanted === 'memory') && part.family !== wanted) {
        return [
          {
            code: `part-is-no-${wanted}`,
            severity: 'error',
            path,
            message: `"${id}" (${part.label}) is no ${wanted}.`,
            remedy: `Choose a part of the family "${wanted}".`,
            subjects,
          },
        ];
      }
      return [];
    });
  },
};

/** Ids that share the longest run of characters with a misspelt one; none if even that is short. */
export function nearest(id: string, ids: readonly string[]): string[] {
  const scored = ids.map((candidate) => ({ candidate, score: similarity(id, candidate) })).filter(({ score }) => score >= 0.6);
  return scored
    .sort((a, b) => b.score - a.score)
    .slice(0, 2)
    .map(({ candidate }) => `"${candidate}"`);
}

/** Dice coefficient of the letter pairs of two words. */
function similarity(a: string, b: string): number {
  const pairs = (word: string): string[] =>
    Array.from({ length: Math.max(0, word.length - 1) }, (_, index) => word.slice(index, index + 2));
  const left = pairs(a);
  const right = new Set(pairs(b));
  const shared = left.filter((pair) => right.has(pair)).length;
  return left.length + right.size === 0 ? 0 : (2 * shared) / (left.length + right.size);
}
