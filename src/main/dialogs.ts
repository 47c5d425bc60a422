import { join } from 'node:path';
import type { BrowserWindow, Dialog } from 'electron';
import type { Handlers } from '../contract/index.ts';
import { type Documents, designFileName, type UnsavedChoice } from '../host/index.ts';

const filters = [{ name: 'Clusterwright design', extensions: ['cluster.json', 'json'] }];

type DialogHandlers = Pick<Handlers, 'documents.openWithDialog' | 'documents.saveWithDialog'>;

/** The calls that need dialogs of the system. The path that the user chooses stays here; the page gets a docId. */
export function dialogHandlers(dialog: Dialog, window: () => BrowserWindow, documents: Documents, documentsFolder: string): DialogHandlers {
  return {
    'documents.openWithDialog': async () => {
      const options = { title: 'Open a design', defaultPath: documentsFolder, filters, properties: ['openFile' as const] };
      const { canceled, filePaths } = await dialog.showOpenDialog(window(), options);
      return canceled || filePaths.length === 0 ? null : documents.open(await documents.grant(filePaths[0]));
    },
    'documents.saveWithDialog': async ({ suggestedName, text }) => {
      const defaultPath = join(documentsFolder, designFileName(suggestedName));
      const { canceled, filePath } = await dialog.showSaveDialog(window(), { title: 'Save the design', defaultPath, filters });
      return canceled || !filePath ? null : documents.saveToChosenPath(filePath, text);
    },
  };
}

/** Asks before unsaved changes are lost. */
export async function askAboutUnsaved(dialog: Dialog, window: BrowserWindow, name: string): Promise<UnsavedChoice> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: `Save the changes to "${name}"?`,
    detail: 'They are lost if you do not save them.',
    buttons: ['Save', 'Do not save', 'Cancel'],
    defaultId: 0,
    cancelId: 2,
    noLink: true,
  });
  return (['save', 'discard', 'cancel'] as const)[response] ?? 'cancel';
}
