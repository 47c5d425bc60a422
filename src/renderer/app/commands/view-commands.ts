import { type ThemeChoice, useSessionStore } from '../../state/index.ts';
import { always, type Command } from './command.ts';

const session = () => useSessionStore.getState();

function zoom(
  id: string,
  label: string,
  shortcuts: readonly string[],
  kind: 'zoom-in' | 'zoom-out' | 'zoom-100' | 'fit-all' | 'fit-selection' | 'focus',
): Command {
  const isForSelection = kind === 'fit-selection';
  return {
    id,
    label,
    group: 'View',
    shortcuts,
    // The way out of any field must work in a field.
    isGlobal: kind === 'focus',
    unavailable: () => (isForSelection && session().selection.length === 0 ? 'Nothing is selected.' : null),
    run: () => session().requestCanvas({ kind }),
  };
}

/** Opens the inspector and goes to its first field. */
function focusInspector(): void {
  session().setPanels({ isInspectorOpen: true });
  setTimeout(() => {
    const field = document.querySelector<HTMLElement>('.inspector input, .inspector select, .inspector button');
    field?.focus();
    if (field instanceof HTMLInputElement) field.select();
  }, 0);
}

function theme(choice: ThemeChoice, label: string): Command {
  return {
    id: `view.theme.${choice}`,
    label,
    group: 'View',
    shortcuts: [],
    keywords: 'theme appearance colour',
    unavailable: always,
    run: () => session().setTheme(choice),
  };
}

/** Zoom, panels, theme. */
export const viewCommands: readonly Command[] = [
  zoom('view.zoomIn', 'Zoom in', ['+', '='], 'zoom-in'),
  zoom('view.zoomOut', 'Zoom out', ['-'], 'zoom-out'),
  zoom('view.zoom100', 'Zoom to 100 %', ['0'], 'zoom-100'),
  zoom('view.fitAll', 'Fit all', ['Shift+1'], 'fit-all'),
  zoom('view.fitSelection', 'Fit selection', ['Shift+2'], 'fit-selection'),
  zoom('view.focusCanvas', 'Go to the canvas', ['F6'], 'focus'),
  {
    id: 'view.focusInspector',
    label: 'Edit what is selected',
    group: 'View',
    shortcuts: ['F2'],
    keywords: 'inspector properties fields rename speed bandwidth',
    isGlobal: true,
    unavailable: always,
    run: focusInspector,
  },
  {
    id: 'view.catalog',
    label: 'Browse the catalogue…',
    group: 'View',
    shortcuts: ['Mod+Shift+K'],
    keywords: 'catalog parts search compare sources what-if library hardware',
    isGlobal: true,
    unavailable: always,
    run: () => session().openCatalog(),
  },
  {
    id: 'view.palette',
    label: 'Show or hide the palette',
    group: 'View',
    shortcuts: ['Mod+B'],
    isGlobal: true,
    unavailable: always,
    run: () => session().setPanels({ isPaletteCollapsed: !session().panels.isPaletteCollapsed }),
  },
  {
    id: 'view.inspector',
    label: 'Show or hide the inspector',
    group: 'View',
    shortcuts: ['Mod+I'],
    isGlobal: true,
    unavailable: always,
    run: () => session().setPanels({ isInspectorOpen: !session().panels.isInspectorOpen }),
  },
  {
    id: 'view.dock',
    label: 'Show or hide the dock',
    group: 'View',
    shortcuts: ['Mod+J'],
    isGlobal: true,
    unavailable: always,
    run: () => session().setPanels({ isDockCollapsed: !session().panels.isDockCollapsed }),
  },
  {
    id: 'view.bundling',
    label: 'Bundle links: automatic, always, never',
    group: 'View',
    shortcuts: ['B'],
    keywords: 'ribbons aggregate cables',
    unavailable: always,
    run() {
      const next = ({ auto: 'always', always: 'never', never: 'auto' } as const)[session().bundling];
      session().setBundling(next);
      session().announce(`Bundle links: ${next}`);
    },
  },
  theme('light', 'Light theme'),
  theme('dark', 'Dark theme'),
  theme('system', 'Theme of the system'),
];
