import { create } from 'zustand';
import type { Diagnostic } from '../../base/diagnostic.ts';
import type { Result } from '../../base/result.ts';
import { catalogVersion } from '../../catalog/index.ts';
import { type Design, emptyDesign, type PartLibrary } from '../../design/index.ts';
import { libraryOf } from './library.ts';

/** A change that a user makes: from `src/design/edits`, or a plain function of the design. Never mutates. */
export type DesignEdit = (design: Design, library: PartLibrary) => Result<Design, Diagnostic> | Design;

/** What `perform` needs of an edit of the design layer. */
export interface AnyEdit<Args> {
  /** False for a change of the view alone, which undo passes over. */
  readonly isStep: boolean;
  describe(args: Args): string;
  coalesceKey?(args: Args): string | null;
  apply(design: Design, library: PartLibrary, args: Args): Result<Design, Diagnostic>;
}

/** One state of the document. Undo and redo move between them, so a state keeps its revision when it comes back. */
export interface DocumentState {
  readonly design: Design;
  /** Number of the state, counted from 1 when the document opens. Never given twice. */
  readonly revision: number;
  /** Revision of the last state that differs in more than name, notes and view: what results are compared with. */
  readonly contentRevision: number;
  /** What led to this state, for "Undo ..." in menus. */
  readonly label: string;
  readonly coalesceKey: string | null;
  readonly editedAt: number;
}

/** A document to work on. `docId` null: it has no file yet. */
export interface OpenableDocument {
  readonly docId: string | null;
  readonly name: string;
  readonly design: Design;
  /** False for a preset, a new or a recovered document: closing it asks. */
  readonly isSaved: boolean;
}

export interface DesignStore {
  readonly design: Design;
  readonly revision: number;
  readonly contentRevision: number;
  /** Revision that the file on disk holds; null: there is none. */
  readonly savedRevision: number | null;
  readonly savedAt: string | null;
  readonly docId: string | null;
  readonly name: string;
  /** Grows with every opened document, so that views can start afresh. */
  readonly openCount: number;
  readonly past: readonly DocumentState[];
  readonly future: readonly DocumentState[];
  readonly label: string;
  /**
   * Applies an edit as one undo step. Edits with the same `coalesceKey` within 1.5 s are one step (a burst of arrow
   * keys, typing into a field). Returns the reason when the edit is refused, else null.
   */
  dispatch(edit: DesignEdit, label: string, coalesceKey?: string | null, isStep?: boolean): Diagnostic | null;
  /** Applies one of the edits of `src/design/edits`, with its own label and coalescing. Returns the refusal, else null. */
  perform<Args>(edit: AnyEdit<Args>, args: Args): Diagnostic | null;
  undo(): void;
  redo(): void;
  open(document: OpenableDocument): void;
  /** After a save: the document's file, and the revision that it holds now. */
  markSaved(saved: { readonly docId: string; readonly name: string; readonly savedAt: string; readonly revision: number }): void;
}

const coalesceMilliseconds = 1500;

function isContentChange(before: Design, after: Design): boolean {
  return (
    before.parts !== after.parts ||
    before.definitions !== after.definitions ||
    before.topology !== after.topology ||
    before.deployment !== after.deployment ||
    before.workload !== after.workload ||
    before.targets !== after.targets ||
    before.economics !== after.economics ||
    before.catalogVersion !== after.catalogVersion
  );
}

function isResult(outcome: Result<Design, Diagnostic> | Design): outcome is Result<Design, Diagnostic> {
  return 'ok' in outcome;
}

function current(store: DesignStore): DocumentState {
  const last = currentMarks;
  return { design: store.design, revision: store.revision, contentRevision: store.contentRevision, label: store.label, ...last };
}

/** Of the state on screen: not part of the store, because nothing draws them. */
let currentMarks: { coalesceKey: string | null; editedAt: number } = { coalesceKey: null, editedAt: 0 };
let lastRevision = 1;

function shown(state: DocumentState): Pick<DesignStore, 'design' | 'revision' | 'contentRevision' | 'label'> {
  currentMarks = { coalesceKey: state.coalesceKey, editedAt: state.editedAt };
  return { design: state.design, revision: state.revision, contentRevision: state.contentRevision, label: state.label };
}

/** The document on screen, its history, and where it is saved. */
export const useDesignStore = create<DesignStore>()((set, get) => ({
  design: emptyDesign(catalogVersion),
  revision: 1,
  contentRevision: 1,
  savedRevision: null,
  savedAt: null,
  docId: null,
  name: 'Untitled',
  openCount: 0,
  past: [],
  future: [],
  label: 'Open',

  dispatch(edit, label, coalesceKey = null, isStep = true) {
    const store = get();
    const outcome = edit(store.design, libraryOf(store.design));
    if (isResult(outcome) && !outcome.ok) return outcome.error;
    const design = isResult(outcome) ? (outcome.ok ? outcome.value : store.design) : outcome;
    if (design === store.design) return null;
    lastRevision += 1;
    if (!isStep) {
      // Collapsing a box is kept with the document, but is nothing to undo.
      set({ design, revision: lastRevision });
      return null;
    }
    const editedAt = Date.now();
    const isBurst = coalesceKey !== null && coalesceKey === currentMarks.coalesceKey && editedAt - currentMarks.editedAt < coalesceMilliseconds && store.past.length > 0;
    const contentRevision = isContentChange(store.design, design) ? lastRevision : store.contentRevision;
    const next: DocumentState = { design, revision: lastRevision, contentRevision, label, coalesceKey, editedAt };
    const past = isBurst ? store.past : [...store.past, current(store)];
    set({ ...shown(next), past, future: [], name: design.name });
    return null;
  },

  perform(edit, args) {
    const run: DesignEdit = (design, library) => edit.apply(design, library, args);
    return get().dispatch(run, edit.describe(args), edit.coalesceKey?.(args) ?? null, edit.isStep);
  },

  undo() {
    const store = get();
    const before = store.past.at(-1);
    if (!before) return;
    const after = current(store);
    set({ ...shown({ ...before, coalesceKey: null }), past: store.past.slice(0, -1), future: [after, ...store.future], name: before.design.name });
  },

  redo() {
    const store = get();
    const [next, ...future] = store.future;
    if (!next) return;
    const before = current(store);
    set({ ...shown({ ...next, coalesceKey: null }), past: [...store.past, before], future, name: next.design.name });
  },

  open(document) {
    lastRevision = 1;
    currentMarks = { coalesceKey: null, editedAt: 0 };
    set((store) => ({
      design: document.design,
      revision: 1,
      contentRevision: 1,
      savedRevision: document.isSaved ? 1 : null,
      savedAt: null,
      docId: document.docId,
      name: document.name,
      openCount: store.openCount + 1,
      past: [],
      future: [],
      label: 'Open',
    }));
  },

  markSaved(saved) {
    set({ docId: saved.docId, name: saved.name, savedAt: saved.savedAt, savedRevision: saved.revision });
  },
}));

/** True if closing the document would lose something: a document without edits or file loses nothing. */
export function hasUnsavedChanges(store: Pick<DesignStore, 'revision' | 'savedRevision' | 'past'>): boolean {
  return store.savedRevision === null ? store.past.length > 0 : store.revision !== store.savedRevision;
}
