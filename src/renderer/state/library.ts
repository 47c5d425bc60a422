import { catalog } from '../../catalog/index.ts';
import { type Design, type PartLibrary, resolveParts } from '../../design/index.ts';

/** The library that edits of a design read. Parts that the design edits are laid over it by `resolveParts`. */
export function libraryOf(_design: Design): PartLibrary {
  return catalog;
}

const shelves = new WeakMap<Design['parts'], PartLibrary>();

/** What a person chooses from: the catalogue with the design's own parts before and over it. For showing, not for edits. */
export function shelfOf(design: Design): PartLibrary {
  const known = shelves.get(design.parts);
  if (known) return known;
  const { edited, part } = resolveParts(design, catalog);
  const parts = [...edited.values(), ...catalog.parts().filter(({ id }) => !edited.has(id))];
  const shelf: PartLibrary = edited.size === 0 ? catalog : { ...catalog, part, parts: () => parts };
  shelves.set(design.parts, shelf);
  return shelf;
}
