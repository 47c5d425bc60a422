export { type DerivedStore, startDeriving, useDerivedStore } from './derived-store.ts';
export {
  type AnyEdit,
  type DesignEdit,
  type DesignStore,
  hasUnsavedChanges,
  type OpenableDocument,
  useDesignStore,
} from './design-store.ts';
export {
  chooseDocument,
  downloadDocument,
  guardUnsaved,
  newDocument,
  openDocument,
  openPreset,
  openText,
  overwriteDocument,
  type Recovery,
  refreshDocuments,
  saveDocument,
  saveDocumentAs,
  saveDocumentNamed,
  useDocumentStore,
} from './document-store.ts';
export { refusalOf } from './host-error.ts';
export { discard, restore, startJournal } from './journal.ts';
export { libraryOf, shelfOf } from './library.ts';
export { directedIds, drawnLinkId, linkSummary } from './link-directions.ts';
export { type RunStatus, type RunStore, type ShownResults, startFollowingRuns, useRunStore, useShownResults } from './run-store.ts';
export {
  type CanvasRequest,
  type DialogId,
  type DockTab,
  type Notice,
  type OverlayId,
  type PaletteItem,
  paletteDragType,
  poolKey,
  poolOfKey,
  type SessionStore,
  type ThemeChoice,
  type ToolMode,
  useSessionStore,
} from './session-store.ts';
export { type OfferedStudy, startFollowingStudies, studyRequestLimit, useStudyStore } from './study-store.ts';
export { whenDrawn } from './when-drawn.ts';
