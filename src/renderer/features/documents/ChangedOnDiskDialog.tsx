import { openDocument, overwriteDocument, saveDocumentAs, useDesignStore } from '../../state/index.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { closeDialog } from './close-dialog.ts';

/** The file was changed by something else since it was opened: keep mine, take theirs, or keep both. */
export function ChangedOnDiskDialog() {
  const name = useDesignStore((store) => store.name);
  const docId = useDesignStore((store) => store.docId);

  async function keepMine(): Promise<void> {
    if (await overwriteDocument()) closeDialog();
  }

  return (
    <Dialog
      title={`${name} was changed on disk`}
      onClose={closeDialog}
      footer={
        <>
          <Button look="quiet" onClick={closeDialog}>
            Cancel
          </Button>
          <span className="spacer" />
          <Button onClick={() => docId && void openDocument(docId)}>Take the file’s version</Button>
          <Button
            onClick={() => {
              closeDialog();
              void saveDocumentAs();
            }}
          >
            Save as another file…
          </Button>
          <Button look="primary" data-autofocus onClick={() => void keepMine()}>
            Keep mine
          </Button>
        </>
      }
    >
      <div className="dialog-content">
        <p>Something else has written this file since you opened it. Nothing has been overwritten yet.</p>
      </div>
    </Dialog>
  );
}
