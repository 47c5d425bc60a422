import type { LibraryModel } from '../../design/index.ts';

/** A model as it stands on the shelf: its layers, where they come from, and what its vendor says that they add up to. */
export type ShelfModel = LibraryModel;
