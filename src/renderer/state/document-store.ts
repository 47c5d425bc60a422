import { create } from 'zustand';
import type { Diagnostic } from '../../base/diagnostic.ts';
import { catalogVersion } from '../../catalog/index.ts';
import type { Answer } from '../../contract/index.ts';
import { emptyDesign, parseDesign, serializeDesign } from '../../design/index.ts';
import { host } from '../host.ts';
import { hasUnsavedChanges, useDesignStore } from './design-store.ts';
import { refusalOf } from './host-error.ts';
import { useSessionStore } from './session-store.ts';

/** Work that was not saved when the app ended, newest first. */
export type Recovery = Answer<'journal.list'>[number];

export interface DocumentStore {
  readonly info: Answer<'app.info'> | null;
  readonly presets: Answer<'presets.list'>;
  readonly documents: Answer<'documents.list'>;
  readonly recoveries: readonly Recovery[];
  readonly isSaving: boolean;
  /** What waits for the answer to "Save changes?". */
  readonly pending: (() => void) | null;
  /** Why the last text could not be opened: shown in a dialog, nothing was changed. */
  readonly refusedText: { readonly name: string; readonly diagnostics: readonly Diagnostic[] } | null;
}

/** Where documents come from and go to: presets, the host's files, the crash journal. */
export const useDocumentStore = create<DocumentStore>()(() => ({
  info: null,
  presets: [],
  documents: [],
  recoveries: [],
  isSaving: false,
  pending: null,
  refusedText: null,
}));

function say(error: unknown): void {
  const { message, remedy } = refusalOf(error);
  useSessionStore.getState().notify({ severity: 'error', message, remedy });
}

async function attempt<T>(action: () => Promise<T>): Promise<T | null> {
  try {
    return await action();
  } catch (error) {
    say(error);
    return null;
  }
}

/** Runs an action that would replace the document, after asking if there are unsaved changes. */
export function guardUnsaved(action: () => void): void {
  if (!hasUnsavedChanges(useDesignStore.getState())) {
    action();
    return;
  }
  useDocumentStore.setState({ pending: action });
  useSessionStore.getState().setDialog('unsaved');
}

/** Opens the text of a design file. A text that is none changes nothing, and says why. Returns whether it opened. */
export function openText(name: string, text: string, docId: string | null, isSaved: boolean): boolean {
  const { design, diagnostics } = parseDesign(text);
  if (!design) {
    useDocumentStore.setState({ refusedText: { name, diagnostics } });
    useSessionStore.getState().setDialog('refused-text');
    return false;
  }
  useDesignStore.getState().open({ design, docId, name, isSaved });
  const session = useSessionStore.getState();
  session.select([]);
  session.setDialog('none');
  for (const warning of diagnostics) session.refuse(warning);
  session.requestCanvas({ kind: 'fit-all' });
  return true;
}

/** A new, empty document. */
export function newDocument(): void {
  useDesignStore.getState().open({ design: emptyDesign(catalogVersion), docId: null, name: 'Untitled', isSaved: false });
  const session = useSessionStore.getState();
  session.select([]);
  session.setDialog('none');
  session.setOverlay('design');
}

/** A preset as a new document. */
export async function openPreset(id: string): Promise<void> {
  const preset = await attempt(() => host().call('presets.open', { id }));
  if (preset && openText(preset.name, preset.text, null, false) && useSessionStore.getState().overlay === 'design') {
    // A preset comes with its figures: show them.
    useSessionStore.getState().setOverlay('load');
  }
}

/** A document of the host's list. */
export async function openDocument(docId: string): Promise<void> {
  const opened = await attempt(() => host().call('documents.open', { docId }));
  if (opened) openText(opened.name, opened.text, opened.docId, true);
}

/** Asks which document to open: by the system's dialog where there is one, else by the app's list. */
export async function chooseDocument(): Promise<void> {
  if (!useDocumentStore.getState().info?.hasNativeDialogs) {
    await refreshDocuments();
    useSessionStore.getState().setDialog('open');
    return;
  }
  const opened = await attempt(() => host().call('documents.openWithDialog', {}));
  if (opened) openText(opened.name, opened.text, opened.docId, true);
}

/** Reads the list of documents anew. */
export async function refreshDocuments(): Promise<void> {
  const documents = await attempt(() => host().call('documents.list', {}));
  if (documents) useDocumentStore.setState({ documents });
}

async function saving(save: (text: string) => Promise<Answer<'documents.saveWithDialog'>>): Promise<boolean> {
  if (useDocumentStore.getState().isSaving) return false;
  useDocumentStore.setState({ isSaving: true });
  const { design, revision } = useDesignStore.getState();
  try {
    const saved = await save(serializeDesign(design));
    if (!saved) return false;
    useDesignStore.getState().markSaved({ docId: saved.docId, name: saved.name, savedAt: saved.savedAt, revision });
    if (saved.notice) useSessionStore.getState().notify({ severity: 'warning', message: saved.notice, remedy: '' });
    useSessionStore.getState().announce(`Saved ${saved.name}`);
    return true;
  } finally {
    useDocumentStore.setState({ isSaving: false });
  }
}

/** Saves under the document's own name; asks for one if it has none, and what to do if the file has changed. */
export async function saveDocument(): Promise<boolean> {
  const { docId } = useDesignStore.getState();
  if (docId === null) return saveDocumentAs();
  try {
    return await saving((text) => host().call('documents.save', { docId, text }));
  } catch (error) {
    const { code } = refusalOf(error);
    // A recovered document may name a file that is gone: it gets a new one.
    if (code === 'not-found') return saveDocumentAs();
    if (code === 'changed-on-disk') useSessionStore.getState().setDialog('changed-on-disk');
    else say(error);
    return false;
  }
}

/** Replaces a file that has changed since it was opened: the answer "keep mine". */
export async function overwriteDocument(): Promise<boolean> {
  const { docId } = useDesignStore.getState();
  if (docId === null) return false;
  return (await attempt(() => saving((text) => host().call('documents.save', { docId, text, overwrite: true })))) ?? false;
}

/** Asks for a name and saves there. Where the app shows the dialog itself, it ends in `saveDocumentNamed`. */
export async function saveDocumentAs(): Promise<boolean> {
  if (!useDocumentStore.getState().info?.hasNativeDialogs) {
    await refreshDocuments();
    useSessionStore.getState().setDialog('save-as');
    return false;
  }
  const suggestedName = useDesignStore.getState().design.name || 'design';
  return (await attempt(() => saving((text) => host().call('documents.saveWithDialog', { suggestedName, text })))) ?? false;
}

/** Saves as a new file. Rejects with the host's refusal, `exists` among them, for the dialog to show. */
export async function saveDocumentNamed(name: string, overwrite: boolean): Promise<boolean> {
  return saving((text) => host().call('documents.saveAs', { name, text, overwrite }));
}

/** The document as a file of the browser's download folder. */
export function downloadDocument(): void {
  const { design } = useDesignStore.getState();
  const url = URL.createObjectURL(new Blob([serializeDesign(design)], { type: 'application/json' }));
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = `${design.name || 'design'}.cluster.json`;
  anchor.click();
  URL.revokeObjectURL(url);
}
