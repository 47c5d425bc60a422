import { compatibleLinkParts, connectionRefusal } from '../connection.ts';
import { expandTopology } from '../expansion/expand-topology.ts';
import { parsePath } from '../paths.ts';
import { accept, type Edit, refuse, withTopology } from './edit.ts';
import { elementIds, freeId } from './elements.ts';

/** A full path with an optional port, as the canvas gives it; selectors of many are checked by writing them out. */
function isOneThing(end: string): boolean {
  return end.split(':').every((part) => parsePath(part) !== null);
}

/** Draws a cable (or several in parallel) between two things, each with or without `:port[n]`. */
export const connect: Edit<
  'connect',
  {
    readonly from: string;
    readonly to: string;
    readonly part?: string;
    readonly count?: number;
    readonly pattern?: 'pairwise' | 'all-to-all';
    readonly id?: string;
  }
> = {
  kind: 'connect',
  label: 'Connect',
  isStep: true,
  describe: ({ from, to }) => `Connect ${from} and ${to}`,
  apply(design, library, { from, to, part, count, pattern, id }) {
    if (isOneThing(from) && isOneThing(to)) {
      const refusal = connectionRefusal(design, library, from, to, part);
      if (refusal) return refuse(refusal.code, refusal.message, refusal.remedy, [from, to]);
    }
    const chosen = part ?? compatibleLinkParts(design, library, from, to)[0]?.id;
    if (chosen === undefined) return refuse('unknown-part', 'No kind of link is chosen.', 'Choose one from the palette.');
    const link = {
      id: freeId(id ?? chosen, elementIds(design.topology)),
      part: chosen,
      from,
      to,
      ...(pattern === undefined ? {} : { pattern }),
      ...(count === undefined || count === 1 ? {} : { count }),
    };
    const connected = withTopology(design, { links: [...design.topology.links, link] });
    // Whatever else the writing-out would say about this link (too few ports for all cables, unequal ends) refuses it here.
    const position = connected.topology.links.length - 1;
    const problem = expandTopology(connected, library).diagnostics.find(
      ({ severity, path }) => severity === 'error' && path[0] === 'topology' && path[1] === 'links' && path[2] === position,
    );
    return problem ? refuse(problem.code, problem.message, problem.remedy, problem.subjects) : accept(connected);
  },
};
