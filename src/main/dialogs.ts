import { join } from 'node:path';
import type { BrowserWindow, Dialog } from 'electron';
import type { Handlers } from '../contract/index.ts';
import { designFileName, type Host } from '../host/index.ts';

const designFilter = [{ name: 'Clusterwright design', extensions: ['cluster.json', 'json'] }];

/** What the user wants done with unsaved changes. */
export type UnsavedChoice = 'save' | 'discard' | 'cancel';

/** The calls that need dialogs of the system. The path that the user chooses stays here; the page gets a docId. */
export function dialogHandlers(dialog: Dialog, window: () => BrowserWindow | null, host: () => Host, documentsFolder: string): Pick<Handlers, 'documents.openWithDialog' | 'documents.saveWithDialog'> {
  return {
    'documents.openWithDialog': async () => {
      const options = { title: 'Open a design', defaultPath: documentsFolder, filters: designFilter, properties: ['openFile' as const] };
      const owner = window();
      const { canceled, filePaths } = await (owner === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(owner, options));
      return canceled || filePaths.length === 0 ? null : host().documents.open(await host().documents.grant(filePaths[0]));
    },
    'documents.saveWithDialog': async ({ suggestedName, text }) => {
      const options = { title: 'Save the design', defaultPath: join(documentsFolder, designFileName(suggestedName)), filters: designFilter };
      const owner = window();
      const { canceled, filePath } = await (owner === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(owner, options));
      return canceled || !filePath ? null : host().documents.saveToChosenPath(filePath, text);
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
