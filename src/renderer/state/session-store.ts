import { create } from 'zustand';
import type { Diagnostic } from '../../base/diagnostic.ts';
import type { Arrangement, overlays } from '../../drawing/index.ts';

/** What colour means on the drawing: a member of `drawing/overlays`. */
export type OverlayId = (typeof overlays.members)[number]['kind'];
export type ThemeChoice = 'system' | 'light' | 'dark';
export type DockTab = 'results' | 'deployment' | 'workload' | 'links' | 'requests' | 'problems';
/** `link`: the next two picks become a link. `pan`: dragging moves the view. */
export type ToolMode = 'select' | 'pan' | 'link';
export type DialogId =
  | 'none'
  | 'start'
  | 'open'
  | 'save-as'
  | 'unsaved'
  | 'changed-on-disk'
  | 'refused-text'
  | 'command-palette'
  | 'shortcuts'
  | 'make-pool'
  | 'catalog'
  | 'model'
  | 'pattern'
  | 'array';

/** What a palette row stands for; the JSON of the drag type `application/x-clusterwright`. */
export interface PaletteItem {
  readonly kind: 'part' | 'system' | 'pattern';
  readonly id: string;
}

/** MIME type of a palette drag. */
export const paletteDragType = 'application/x-clusterwright';

/** Something that only the canvas can do. `serial` grows, so that the same request twice is two requests. */
export type CanvasRequest = { readonly serial: number } & (
  | { readonly kind: 'zoom-in' | 'zoom-out' | 'zoom-100' | 'fit-all' | 'fit-selection' | 'focus' }
  /** Show what has just been made, once it is laid out. */
  | { readonly kind: 'fit-new' }
  /** Line up or space out what is selected. */
  | { readonly kind: 'arrange'; readonly how: Arrangement }
  /** Show these ids (paths, link ids), opening collapsed ancestors. */
  | { readonly kind: 'fly-to'; readonly ids: readonly string[]; readonly takesFocus?: boolean }
  /** Place at the middle of the view: a palette row was opened with Enter or a double click. */
  | { readonly kind: 'place'; readonly item: PaletteItem }
);
type RequestWithoutSerial = CanvasRequest extends infer R ? (R extends CanvasRequest ? Omit<R, 'serial'> : never) : never;

/** A message that stays a few seconds, or until it is closed when it is an error. */
export interface Notice {
  readonly id: number;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  readonly remedy: string;
}

export interface PanelSizes {
  readonly paletteWidth: number;
  readonly inspectorWidth: number;
  readonly dockHeight: number;
  readonly isPaletteCollapsed: boolean;
  readonly isInspectorOpen: boolean;
  readonly isDockCollapsed: boolean;
}

export interface SessionStore {
  /** Node paths, container paths, undirected link ids (`a--b`), and pools as `pool:<id>`. */
  readonly selection: readonly string[];
  readonly hovered: string | null;
  readonly overlay: OverlayId;
  /** Whether cables are gathered in ribbons at the rack level; far views always do, close ones never. */
  readonly bundling: 'auto' | 'always' | 'never';
  readonly theme: ThemeChoice;
  readonly dockTab: DockTab;
  readonly panels: PanelSizes;
  readonly tool: ToolMode;
  /** Link part that the link tool lays; null: the usual one that fits both ends. */
  readonly linkPart: string | null;
  readonly dialog: DialogId;
  /** The pattern that the dialog places, and where its corner comes to lie; without a place the layout chooses. */
  readonly patternRequest: { readonly kind: string; readonly at?: { readonly x: number; readonly y: number } } | null;
  /** The part at which the catalogue opens; null: where it was left. */
  readonly catalogPart: string | null;
  /** Size of what is selected, px at zoom 1; written by the canvas, null while nothing is. */
  readonly selectionSize: { readonly width: number; readonly height: number } | null;
  /** Newest request to the canvas; it acts when the serial changes. */
  readonly canvasRequest: CanvasRequest | null;
  readonly notices: readonly Notice[];
  /** Zoom of the canvas, 1 = 100 %; written by the canvas, shown in the menu. */
  readonly zoomFraction: number;
  /** Newest outcome of a command, for the live region. */
  readonly announcement: string;
  select(ids: readonly string[], mode?: 'replace' | 'add' | 'toggle'): void;
  hover(id: string | null): void;
  setOverlay(overlay: OverlayId): void;
  setBundling(bundling: 'auto' | 'always' | 'never'): void;
  setTheme(theme: ThemeChoice): void;
  setDockTab(tab: DockTab): void;
  setPanels(sizes: Partial<PanelSizes>): void;
  setTool(tool: ToolMode, linkPart?: string): void;
  setDialog(dialog: DialogId): void;
  openCatalog(partId?: string): void;
  openPattern(kind: string, at?: { readonly x: number; readonly y: number }): void;
  setSelectionSize(size: { readonly width: number; readonly height: number } | null): void;
  setZoom(zoomFraction: number): void;
  requestCanvas(request: RequestWithoutSerial): void;
  flyTo(...ids: readonly string[]): void;
  notify(notice: Omit<Notice, 'id'>): void;
  /** A refusal of an edit, as a notice. Does nothing for null, so that `refuse(dispatch(...))` reads well. */
  refuse(diagnostic: Diagnostic | null): void;
  dismiss(noticeId: number): void;
  /** Says the outcome of a command to screen readers. */
  announce(text: string): void;
}

const storedKeys = { theme: 'clusterwright.theme', panels: 'clusterwright.panels' } as const;

function stored(key: string): string | null {
  try {
    return globalThis.localStorage?.getItem(key) ?? null;
  } catch {
    return null; // storage may be denied: the choice then lasts for the session
  }
}

function store(key: string, value: string): void {
  try {
    globalThis.localStorage?.setItem(key, value);
  } catch {
    // as above
  }
}

const usualPanels: PanelSizes = {
  paletteWidth: 224,
  inspectorWidth: 296,
  dockHeight: 216,
  isPaletteCollapsed: false,
  isInspectorOpen: true,
  isDockCollapsed: false,
};

function storedPanels(): PanelSizes {
  const text = stored(storedKeys.panels);
  if (!text) return usualPanels;
  try {
    const sizes = JSON.parse(text) as Partial<Record<keyof PanelSizes, unknown>>;
    const kept = Object.entries(sizes).filter(([key, value]) => typeof value === typeof usualPanels[key as keyof PanelSizes]);
    return { ...usualPanels, ...Object.fromEntries(kept) };
  } catch {
    return usualPanels;
  }
}

function storedTheme(): ThemeChoice {
  const text = stored(storedKeys.theme);
  return text === 'light' || text === 'dark' ? text : 'system';
}

let serial = 0;

/** What the person is doing: selection, overlay, panels, requests to the canvas. Nothing here is saved with the document. */
export const useSessionStore = create<SessionStore>()((set, get) => ({
  selection: [],
  hovered: null,
  overlay: 'load',
  bundling: 'auto',
  theme: storedTheme(),
  dockTab: 'results',
  panels: storedPanels(),
  tool: 'select',
  linkPart: null,
  dialog: 'none',
  patternRequest: null,
  catalogPart: null,
  selectionSize: null,
  canvasRequest: null,
  notices: [],
  zoomFraction: 1,
  announcement: '',

  select(ids, mode = 'replace') {
    set((session) => {
      if (mode === 'replace') return { selection: [...new Set(ids)] };
      if (mode === 'add') return { selection: [...new Set([...session.selection, ...ids])] };
      const kept = new Set(session.selection);
      for (const id of ids) if (!kept.delete(id)) kept.add(id);
      return { selection: [...kept] };
    });
  },
  hover: (id) => {
    if (get().hovered !== id) set({ hovered: id });
  },
  setOverlay: (overlay) => set({ overlay }),
  setBundling: (bundling) => set({ bundling }),
  setTheme(theme) {
    store(storedKeys.theme, theme);
    set({ theme });
  },
  setDockTab: (dockTab) => set((session) => ({ dockTab, panels: { ...session.panels, isDockCollapsed: false } })),
  setPanels(sizes) {
    const panels = { ...get().panels, ...sizes };
    store(storedKeys.panels, JSON.stringify(panels));
    set({ panels });
  },
  setTool: (tool, linkPart) => set({ tool, linkPart: linkPart ?? null }),
  setDialog: (dialog) => set({ dialog }),
  openCatalog: (partId) => set({ dialog: 'catalog', catalogPart: partId ?? null }),
  openPattern: (kind, at) => set({ dialog: 'pattern', patternRequest: { kind, ...(at ? { at } : {}) } }),
  setSelectionSize: (selectionSize) => set({ selectionSize }),
  setZoom: (zoomFraction) => set({ zoomFraction }),
  requestCanvas(request) {
    serial += 1;
    set({ canvasRequest: { ...request, serial } as CanvasRequest });
  },
  flyTo(...ids) {
    get().requestCanvas({ kind: 'fly-to', ids });
  },
  notify(notice) {
    serial += 1;
    set((session) => ({ notices: [...session.notices.slice(-3), { ...notice, id: serial }] }));
  },
  refuse(diagnostic) {
    if (diagnostic) get().notify({ severity: diagnostic.severity, message: diagnostic.message, remedy: diagnostic.remedy });
  },
  announce: (announcement) => set({ announcement }),
  dismiss: (noticeId) => set((session) => ({ notices: session.notices.filter((notice) => notice.id !== noticeId) })),
}));

/** Id of a pool in the selection. */
export function poolKey(poolId: string): string {
  return `pool:${poolId}`;
}

/** Pool id of a selection id, or null if it is something else. */
export function poolOfKey(selectionId: string): string | null {
  return selectionId.startsWith('pool:') ? selectionId.slice(5) : null;
}
