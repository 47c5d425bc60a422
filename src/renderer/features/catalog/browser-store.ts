import { create } from 'zustand';
import type { CatalogEntry } from '../../../catalog/index.ts';

/** At most as many as stand side by side. */
export const comparableCount = 4;

export type FamilyChoice = CatalogEntry['family'] | 'all' | 'what-if';

/** Figure by which the list is ordered; null: the catalogue's own order. */
export interface ListOrder {
  readonly figure: string;
  readonly isDescending: boolean;
}

/** What the browser of the catalogue shows. Lasts for the session, so that one can place a part and come back. */
interface BrowserStore {
  readonly query: string;
  readonly family: FamilyChoice;
  readonly order: ListOrder | null;
  readonly chosenId: string | null;
  readonly comparedIds: readonly string[];
  readonly isComparing: boolean;
  set(changes: Partial<Pick<BrowserStore, 'query' | 'family' | 'order' | 'chosenId' | 'isComparing'>>): void;
  /** Puts an entry beside the others, or takes it away; beyond four nothing is added. */
  toggleCompared(id: string): void;
}

export const useBrowserStore = create<BrowserStore>()((set) => ({
  query: '',
  family: 'all',
  order: null,
  chosenId: null,
  comparedIds: [],
  isComparing: false,
  set: (changes) => set(changes),
  toggleCompared: (id) =>
    set(({ comparedIds, isComparing }) => {
      const isThere = comparedIds.includes(id);
      const next = isThere ? comparedIds.filter((other) => other !== id) : [...comparedIds, id].slice(0, comparableCount);
      return { comparedIds: next, isComparing: isComparing && next.length >= 2 };
    }),
}));
