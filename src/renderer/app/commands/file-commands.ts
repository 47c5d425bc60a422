import {
  chooseDocument,
  downloadDocument,
  guardUnsaved,
  newDocument,
  saveDocument,
  saveDocumentAs,
  useDocumentStore,
  useSessionStore,
} from '../../state/index.ts';
import { always, type Command } from './command.ts';

const whileSaving = (): string | null => (useDocumentStore.getState().isSaving ? 'The document is being saved.' : null);

/** New, open, save. */
export const fileCommands: readonly Command[] = [
  {
    id: 'file.new',
    label: 'New design',
    group: 'File',
    shortcuts: ['Mod+Alt+N'],
    isGlobal: true,
    unavailable: always,
    run: () => guardUnsaved(newDocument),
  },
  {
    id: 'file.start',
    label: 'Presets and recent designs…',
    group: 'File',
    shortcuts: ['Mod+Shift+O'],
    keywords: 'start window gallery example',
    isGlobal: true,
    unavailable: always,
    run: () => useSessionStore.getState().setDialog('start'),
  },
  {
    id: 'file.open',
    label: 'Open…',
    group: 'File',
    shortcuts: ['Mod+O'],
    isGlobal: true,
    unavailable: always,
    run: () => guardUnsaved(() => void chooseDocument()),
  },
  {
    id: 'file.save',
    label: 'Save',
    group: 'File',
    shortcuts: ['Mod+S'],
    isGlobal: true,
    unavailable: whileSaving,
    run: () => saveDocument(),
  },
  {
    id: 'file.saveAs',
    label: 'Save as…',
    group: 'File',
    shortcuts: ['Mod+Shift+S'],
    isGlobal: true,
    unavailable: whileSaving,
    run: () => saveDocumentAs(),
  },
  {
    id: 'file.download',
    label: 'Download a copy',
    group: 'File',
    shortcuts: [],
    keywords: 'export json file',
    unavailable: always,
    run: downloadDocument,
  },
];
