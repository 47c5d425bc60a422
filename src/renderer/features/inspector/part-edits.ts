import type { Part, PartLibrary } from '../../../design/index.ts';

/** Parts that may stand in for another: the same family, and for switches and memory the same kind. */
export function interchangeableParts(part: Part, library: PartLibrary): readonly Part[] {
  return library.parts().filter((candidate) => {
    if (candidate.family !== part.family) return false;
    if (candidate.family === 'switch' && part.family === 'switch') return candidate.nodeKind === part.nodeKind;
    if (candidate.family === 'memory' && part.family === 'memory') return candidate.memoryKind === part.memoryKind;
    return true;
  });
}
