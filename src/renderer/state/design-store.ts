import { create } from 'zustand';
import type { Diagnostic } from '../../base/diagnostic.ts';
import type { Result } from '../../base/result.ts';
import { catalogVersion } from '../../catalog/index.ts';
import {
  createHistory,
  type Design,
  emptyDesign,
  endBurst,
  type History,
  type PartLibrary,
  recordStep,
  redo,
  redoLabel,
  replacePresent,
  undo,
  undoLabel,
} from '../../design/index.ts';
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

/** How a state of the document is told from the others. Undo and redo bring a state back with its own marks. */
interface Marks {
  /** Number of the state, counted from 1 when the document opens. Never given twice. */
  readonly revision: number;
  /** Revision of the last state that differs in more than name, notes and view: what results are compared with. */
  readonly contentRevision: number;
}

/** A document to work on. `docId` null: it has no file yet. */
export interface OpenableDocument {
  readonly docId: string | null;
  readonly name: string;
  readonly design: Design;
  /** False for a preset, a new or a recovered document: closing it asks. */
  readonly isSaved: boolean;
}

export interface DesignStore extends Marks {
  readonly design: Design;
  readonly history: History;
  /** What undo would take back, what redo would do again; null: nothing. */
  readonly undoLabel: string | null;
  readonly redoLabel: string | null;
  /** Revision that the file on disk holds; null: there is none. */
  readonly savedRevision: number | null;
  readonly savedAt: string | null;
  readonly docId: string | null;
  /** Name of the file, or of the preset that it came from. */
  readonly name: string;
  /** Grows with every opened document, so that views can start afresh. */
  readonly openCount: number;
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
    before.models !== after.models ||
    before.definitions !== after.definitions ||
    before.topology !== after.topology ||
    before.deployment !== after.deployment ||
    before.workload !== after.workload ||
    before.targets !== after.targets ||
    before.faults !== after.faults ||
    before.economics !== after.economics ||
    before.catalogVersion !== after.catalogVersion
  );
}

function isResult(outcome: Result<Design, Diagnostic> | Design): outcome is Result<Design, Diagnostic> {
  return 'ok' in outcome;
}

const marksOf = new WeakMap<Design, Marks>();
let lastRevision = 1;
let lastEditAtMilliseconds = 0;

/** The store's view of a history whose present has its marks. */
function shown(history: History): Pick<DesignStore, 'history' | 'design' | 'undoLabel' | 'redoLabel' | 'revision' | 'contentRevision'> {
  const { design } = history.present;
  return {
    history,
    design,
    undoLabel: undoLabel(history),
    redoLabel: redoLabel(history),
    ...(marksOf.get(design) ?? { revision: 1, contentRevision: 1 }),
  };
}

/** Gives a new state its marks: the content revision of the state it comes from, unless the content changed. */
function mark(design: Design, from: Design): void {
  if (marksOf.has(design)) return;
  lastRevision += 1;
  const before = marksOf.get(from)?.contentRevision ?? 1;
  marksOf.set(design, { revision: lastRevision, contentRevision: isContentChange(from, design) ? lastRevision : before });
}

function opened(design: Design): History {
  // Opening the same object twice starts afresh: its marks belong to the earlier opening.
  const own = { ...design };
  lastRevision = 1;
  lastEditAtMilliseconds = 0;
  marksOf.set(own, { revision: 1, contentRevision: 1 });
  return createHistory(own);
}

/** The document on screen, its history, and where it is saved. */
export const useDesignStore = create<DesignStore>()((set, get) => ({
  ...shown(opened(emptyDesign(catalogVersion))),
  savedRevision: null,
  savedAt: null,
  docId: null,
  name: 'Untitled',
  openCount: 0,

  dispatch(edit, label, coalesceKey = null, isStep = true) {
    const { history, design: before } = get();
    const outcome = edit(before, libraryOf(before));
    if (isResult(outcome) && !outcome.ok) return outcome.error;
    const design = isResult(outcome) && outcome.ok ? outcome.value : (outcome as Design);
    if (design === before) return null;
    mark(design, before);
    if (!isStep) {
      set(shown(replacePresent(history, design)));
      return null;
    }
    const now = Date.now();
    const isBurst = now - lastEditAtMilliseconds < coalesceMilliseconds;
    lastEditAtMilliseconds = now;
    set(shown(recordStep(isBurst ? history : endBurst(history), design, label, coalesceKey)));
    return null;
  },

  perform(edit, args) {
    const run: DesignEdit = (design, library) => edit.apply(design, library, args);
    return get().dispatch(run, edit.describe(args), edit.coalesceKey?.(args) ?? null, edit.isStep);
  },

  undo() {
    const { history } = get();
    if (!history.past) return;
    const next = undo(history);
    // What is collapsed now stays so, which makes the state a copy: its content is still that of the step.
    mark(next.present.design, history.past.top.design);
    set(shown(next));
  },

  redo() {
    const { history } = get();
    if (!history.future) return;
    const next = redo(history);
    mark(next.present.design, history.future.top.design);
    set(shown(next));
  },

  open(document) {
    set((store) => ({
      ...shown(opened(document.design)),
      savedRevision: document.isSaved ? 1 : null,
      savedAt: null,
      docId: document.docId,
      name: document.name,
      openCount: store.openCount + 1,
    }));
  },

  markSaved(saved) {
    set({ docId: saved.docId, name: saved.name, savedAt: saved.savedAt, savedRevision: saved.revision });
  },
}));

/** True if closing the document would lose something: a document without edits or file loses nothing. */
export function hasUnsavedChanges(store: Pick<DesignStore, 'revision' | 'savedRevision' | 'undoLabel'>): boolean {
  return store.savedRevision === null ? store.undoLabel !== null : store.revision !== store.savedRevision;
}
