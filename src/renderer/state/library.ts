import type { Design, PartLibrary } from '../../design/index.ts';

let catalogLibrary: PartLibrary = {
  version: '',
  part: () => undefined,
  parts: () => [],
  system: () => undefined,
  systems: () => [],
  model: () => undefined,
  models: () => [],
};

/** Sets what `libraryOf` answers from: the shipped catalogue, handed in once by `main.tsx`. */
export function setCatalogLibrary(library: PartLibrary): void {
  catalogLibrary = library;
}

/** The catalogue that edits and forms read. */
export function catalog(): PartLibrary {
  return catalogLibrary;
}

/** The library that a design sees. Parts edited in the design are resolved by the compiler, edits read the catalogue. */
export function libraryOf(_design: Design): PartLibrary {
  return catalogLibrary;
}
