import type { ResolvedParts } from '../resolve-parts.ts';
import type { ExpandedContainer, ExpandedLink, ExpandedNode } from './expanded-topology.ts';
import type { Findings } from './findings.ts';
import { PortBook } from './port-book.ts';
import type { Scope } from './scope.ts';

/** A link before its id is written; `ordinal` counts the cables between the same two nodes from 1. */
export type DraftLink = Omit<ExpandedLink, 'id'> & { readonly ordinal: number };

/** An instance's inside, and the number of its first node here. */
export interface Stamp {
  readonly inner: Draft;
  readonly offset: number;
}

/** What is being written out: the topology, or one definition with paths relative to its instance. */
export interface Draft {
  readonly nodes: ExpandedNode[];
  readonly containers: ExpandedContainer[];
  /** Cables of this scope itself; those inside instances are in `stamps`. */
  readonly links: DraftLink[];
  /** Instances in order. Their cables are copied once, at the end: a large fabric has hundreds of thousands. */
  readonly stamps: Stamp[];
  /** [node] index into `stamps` of the instance that it came with, -1 if it stands alone: only within one instance may two nodes be joined already. */
  readonly owners: number[];
  readonly scope: Scope;
  readonly ports: PortBook;
}

/** What all of the writing out needs. */
export interface ExpansionContext {
  readonly parts: ResolvedParts;
  readonly findings: Findings;
}

/** Most nodes or links that one design may write out. */
export const entityLimit = 2_000_000;

/** Thrown (and caught in `expandTopology`) when a design asks for more than `entityLimit`. */
export class TooManyEntities extends Error {}

/** @throws TooManyEntities */
export function guardSize(count: number): void {
  if (count > entityLimit) throw new TooManyEntities();
}

/** An empty draft that fills `scope`. */
export function emptyDraft(scope: Scope): Draft {
  return { nodes: [], containers: [], links: [], stamps: [], owners: [], scope, ports: new PortBook() };
}

/** Visits every cable, those inside instances first, with the number to add to its node indices. */
export function forEachCable(draft: Draft, visit: (link: DraftLink, offset: number) => void, outerOffset = 0): void {
  for (const { inner, offset } of draft.stamps) forEachCable(inner, visit, outerOffset + offset);
  for (const link of draft.links) visit(link, outerOffset);
}

/** How many cables a draft has, those inside instances included. */
export function cableCount(draft: Draft): number {
  let count = draft.links.length;
  for (const { inner } of draft.stamps) count += cableCount(inner);
  return count;
}
