import { idSchema } from '../schema.ts';
import { accept, type Edit, refuse } from './edit.ts';
import { elementIds, findElement, replaceElement } from './elements.ts';
import { changeReferences } from './references.ts';

/** Gives an element of the topology another id, and every path and selector that names it. */
export const rename: Edit<'rename', { readonly id: string; readonly newId: string }> = {
  kind: 'rename',
  label: 'Rename',
  isStep: true,
  describe: ({ id, newId }) => `Rename ${id} to ${newId}`,
  apply(design, _library, { id, newId }) {
    const found = findElement(design.topology, id);
    if (!found) return refuse('unknown-element', `There is no "${id}".`, 'Select something on the drawing.');
    if (newId === id) return accept(design);
    if (!idSchema.safeParse(newId).success)
      return refuse('bad-id', `"${newId}" is not a valid id.`, 'Use lower-case letters, digits and hyphens.', [id]);
    if (elementIds(design.topology).has(newId)) return refuse('duplicate-id', `"${newId}" is taken.`, 'Choose another id.', [newId]);
    const changed = changeReferences(design, {
      selector: (segments) => segments.map((segment) => (segment.id === id ? { ...segment, id: newId } : segment)),
      path: (segments) => [segments.map((segment) => (segment.id === id ? { ...segment, id: newId } : segment))],
    });
    return accept(replaceElement(changed, found, { ...changed.topology[found.family][found.index], id: newId } as typeof found.element));
  },
};
