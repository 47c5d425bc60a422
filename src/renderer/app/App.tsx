import { CatalogDialog } from '../features/catalog/CatalogDialog.tsx';
import { MakePoolDialog } from '../features/deployment/MakePoolDialog.tsx';
import { DocumentDialogs } from '../features/documents/DocumentDialogs.tsx';
import { ModelDialog } from '../features/models/ModelDialog.tsx';
import { ArrayDialog } from '../features/patterns/ArrayDialog.tsx';
import { PatternDialog } from '../features/patterns/PatternDialog.tsx';
import { useSessionStore } from '../state/index.ts';
import { CommandPalette } from './commands/CommandPalette.tsx';
import { ShortcutTable } from './commands/ShortcutTable.tsx';
import { Frame } from './Frame.tsx';
import { useAppliedTheme } from './ThemeButton.tsx';

/** The app in one window: the frame, and the dialog that is open. */
export function App() {
  useAppliedTheme();
  const dialog = useSessionStore((session) => session.dialog);
  return (
    <>
      <Frame />
      <DocumentDialogs />
      {dialog === 'command-palette' && <CommandPalette />}
      {dialog === 'shortcuts' && <ShortcutTable />}
      {dialog === 'make-pool' && <MakePoolDialog />}
      {dialog === 'catalog' && <CatalogDialog />}
      {dialog === 'model' && <ModelDialog />}
      {dialog === 'pattern' && <PatternDialog />}
      {dialog === 'array' && <ArrayDialog />}
    </>
  );
}
