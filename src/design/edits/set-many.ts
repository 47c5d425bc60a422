import type { Diagnostic } from '../../base/diagnostic.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { expandTopology } from '../expansion/expand-topology.ts';
import type { PartLibrary } from '../part-library.ts';
import type { Design } from '../schema.ts';
import { accept, counted, type Edit, type EditResult, refuse } from './edit.ts';
import { findElement } from './elements.ts';
import { overridePart, setElementField, setLinkField } from './fields.ts';
import { copyPaths, insideRefusal, pathOwner } from './selection.ts';

/** Fields that several things may share. */
export type SharedDeviceField = 'part' | 'label';
export type SharedLinkField = 'part' | 'bandwidthBytesPerSecond' | 'latencySeconds';

/**
 * Sets one field of many devices and boxes, as one step: all of them, or none and the first refusal. Where every copy of
 * an element is meant the element is changed; inside instances and patterns each gets an override.
 */
export const setManyDevices: Edit<
  'set-many-devices',
  { readonly paths: readonly string[]; readonly field: SharedDeviceField; readonly value: string | null }
> = {
  kind: 'set-many-devices',
  label: 'Change many devices',
  isStep: true,
  describe: ({ paths, field }) => `Set ${field} of ${counted(paths.length, 'element')}`,
  apply(design, library, { paths, field, value }) {
    if (paths.length === 0) return refuse('nothing-selected', 'No device or box is selected.', 'Select some on the drawing.');
    if (field === 'part' && value === null) return refuse('wrong-value', 'A device has a part.', 'Choose one.');
    const byOwner = new Map<string, { readonly own: string[]; readonly inside: string[] }>();
    for (const path of paths) {
      const owner = pathOwner(design, path);
      if (!owner) return refuse('unknown-path', `Nothing is drawn at ${path}.`, 'Select something on the drawing.', [path]);
      const entry = byOwner.get(owner.id) ?? { own: [], inside: [] };
      entry[owner.inside === '' ? 'own' : 'inside'].push(path);
      byOwner.set(owner.id, entry);
    }
    let result: EditResult = accept(design);
    for (const [id, { own, inside }] of byOwner) {
      if (result.ok && own.length > 0) result = setOwn(result.value, library, { id, own, field, value });
      for (const path of inside) {
        if (!result.ok) return result;
        result = setInside(result.value, library, path, field, value);
      }
    }
    return result;
  },
};

interface OwnChange {
  readonly id: string;
  readonly own: readonly string[];
  readonly field: SharedDeviceField;
  readonly value: string | null;
}

/** Elements of the topology themselves: all copies, or the one that there is. */
function setOwn(design: Design, library: PartLibrary, { id, own, field, value }: OwnChange): EditResult {
  const all = copyPaths(design, library, id);
  const missing = all.filter((path) => !own.includes(path));
  if (missing.length > 0) {
    return refuse(
      'one-of-many',
      `"${id}" has ${all.length} copies, and only ${own.length} are selected: they share one description.`,
      `Select ${missing.slice(0, 3).join(', ')}${missing.length > 3 ? ', …' : ''} too, or lower the count.`,
      own,
    );
  }
  const family = findElement(design.topology, id)?.family;
  if (field === 'part' && family !== 'components')
    return refuse('not-a-device', `"${id}" has no part of its own.`, 'Select devices only, or swap what is inside it.', own);
  return setElementField.apply(design, library, { id, field, value });
}

/** What an instance or a pattern made: an override. Links of a box cannot be told apart there, so a box has its label only. */
function setInside(design: Design, library: PartLibrary, path: string, field: SharedDeviceField, value: string | null): EditResult {
  const owner = pathOwner(design, path);
  const isDevice = expandTopology(design, library).topology.nodeIndex.has(path);
  if (owner && field === 'part' && !isDevice) return { ok: false, error: insideRefusal(design, owner, path) };
  return overridePart.apply(design, library, field === 'part' ? { path, part: value } : { path, label: value });
}

/** Link elements of the topology that cables belong to; refused if one is drawn by a definition or a pattern. */
function linkElements(design: Design, library: PartLibrary, linkIds: readonly string[]): Result<readonly string[], Diagnostic> {
  const byId = new Map(expandTopology(design, library).topology.links.map((link) => [link.id, link]));
  const elements = new Set<string>();
  for (const id of linkIds) {
    const cable = byId.get(id);
    const isOwn = cable?.sourceDefinition === null && design.topology.links.some((link) => link.id === cable.sourceId);
    if (cable && isOwn) elements.add(cable.sourceId);
    else
      return err({
        code: cable ? 'inside-definition' : 'unknown-link',
        severity: 'error',
        path: [],
        message: cable ? `${id} is drawn by "${cable.sourceDefinition ?? cable.sourceId}".` : `There is no link ${id}.`,
        remedy: cable ? 'Leave it out of the selection, or change what draws it.' : 'Select links on the drawing.',
        subjects: cable ? [id] : [],
      });
  }
  return ok([...elements]);
}

/** Sets one field of many links, as one step. A link element that stands for several cables changes as a whole. */
export const setManyLinks: Edit<
  'set-many-links',
  { readonly linkIds: readonly string[]; readonly field: SharedLinkField; readonly value: string | number | null }
> = {
  kind: 'set-many-links',
  label: 'Change many links',
  isStep: true,
  describe: ({ linkIds, field }) => `Set ${field === 'part' ? 'kind' : field} of ${counted(linkIds.length, 'link')}`,
  apply(design, library, { linkIds, field, value }) {
    const elements = linkElements(design, library, linkIds);
    if (!elements.ok) return elements;
    if (elements.value.length === 0) return refuse('nothing-selected', 'No link is selected.', 'Select some on the drawing.');
    let result: EditResult = accept(design);
    for (const id of elements.value) if (result.ok) result = setLinkField.apply(result.value, library, { id, field, value });
    return result;
  },
};
