import { partUses } from '../part-uses.ts';
import { resolveParts } from '../resolve-parts.ts';
import { type Design, type EditedPart, editedPartSchema } from '../schema.ts';
import { accept, type Edit, refuse } from './edit.ts';
import { freeId } from './elements.ts';

/** Figures that an edited part sets, without what it is based on. */
function figuresOf({ basedOn: _basedOn, label: _label, whatIf: _whatIf, ...figures }: EditedPart): Readonly<Record<string, unknown>> {
  return figures;
}

/** The part without figures that say what its base says anyway; null: nothing is left of an edit in place. */
function pruned(id: string, part: EditedPart): EditedPart | null {
  const isInPlace = part.basedOn === id;
  return isInPlace && part.label === undefined && Object.keys(figuresOf(part)).length === 0 ? null : part;
}

/**
 * Keeps a part of the user's own in the design, as differences from a catalogue part. `null` drops it: an edit in place
 * goes back to the catalogue, a copy goes only when nothing uses it.
 */
export const setPart: Edit<'set-part', { readonly id: string; readonly part: EditedPart | null }> = {
  kind: 'set-part',
  label: 'Edit a part',
  isStep: true,
  describe: ({ id, part }) => (part === null ? `Drop part ${id}` : `Edit part ${id}`),
  coalesceKey: ({ id, part }) => (part === null ? null : `set-part ${id} ${Object.keys(part).join(' ')}`),
  apply(design, library, { id, part }) {
    const { [id]: old, ...rest } = design.parts;
    const dropped = { ...design, parts: rest };
    if (part === null) {
      const uses = library.part(id) ? [] : partUses(design, id);
      if (uses.length === 0) return accept(old ? dropped : design);
      return refuse(
        'part-in-use',
        `“${old?.label ?? id}” is used by ${placesText(uses.map(({ place }) => place))}.`,
        'Give those another part first, or remove them.',
        uses.flatMap(({ element }) => element ?? []),
      );
    }
    const parsed = editedPartSchema.safeParse(part);
    if (!parsed.success)
      return refuse(
        'wrong-value',
        `Part "${id}": ${parsed.error.issues[0].path.join('.')}: ${parsed.error.issues[0].message}.`,
        'Correct the value.',
      );
    const kept = pruned(id, parsed.data);
    if (kept === null) return accept(dropped);
    const next = { ...design, parts: { ...design.parts, [id]: kept } };
    const problem = resolveParts(next, library).diagnostics.find(({ path }) => path[1] === id);
    return problem ? refuse(problem.code, problem.message, problem.remedy) : accept(next);
  },
};

function placesText(places: readonly string[]): string {
  const shown = places.slice(0, 4).join(', ');
  return places.length > 4 ? `${shown} and ${places.length - 4} more` : shown;
}

/** Id that a copy of a part gets. */
export function clonedPartId(design: Design, taken: (id: string) => boolean, from: string): string {
  const ids = new Set(Object.keys(design.parts));
  let id = freeId(`my-${from}`, ids);
  while (taken(id)) id = freeId(`my-${from}`, ids.add(id));
  return id;
}

/** Copies a part of the catalogue, or of the design, into the design, where its figures can be changed. */
export const clonePart: Edit<'clone-part', { readonly from: string; readonly id?: string; readonly label?: string }> = {
  kind: 'clone-part',
  label: 'Copy a part',
  isStep: true,
  describe: ({ from, label }) => `Copy part ${label ?? from}`,
  apply(design, library, { from, id, label }) {
    const parts = resolveParts(design, library);
    const base = parts.part(from);
    if (!base) return refuse('unknown-part', `There is no part "${from}".`, 'Choose one from the catalogue.');
    const own = Object.hasOwn(design.parts, from) ? design.parts[from] : undefined;
    const wanted = id ?? clonedPartId(design, (candidate) => library.part(candidate) !== undefined, base.basedOn ?? from);
    if (Object.hasOwn(design.parts, wanted) || library.part(wanted))
      return refuse('part-id-taken', `There is a part "${wanted}" already.`, 'Choose another id.');
    // A copy stands on the catalogue, not on what it was copied from: changing one leaves the other alone.
    const copy: EditedPart = {
      ...(own ? figuresOf(own) : {}),
      basedOn: own?.basedOn ?? from,
      label: label ?? freeLabel(design, base.label),
      whatIf: true,
    };
    return setPart.apply(design, library, { id: wanted, part: copy });
  },
};

function freeLabel(design: Design, label: string): string {
  const wanted = label.startsWith('My ') ? label.replace(/ \d+$/, '') : `My ${label}`;
  const taken = new Set(Object.values(design.parts).map((part) => part.label));
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number += 1) if (!taken.has(`${wanted} ${number}`)) return `${wanted} ${number}`;
}
