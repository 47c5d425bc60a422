import { saveDocument, useDesignStore, useSessionStore } from '../../state/index.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { closeDialog, proceed } from './close-dialog.ts';

async function saveFirst(): Promise<void> {
  const isSaved = await saveDocument();
  // A document without a file goes on to the save dialog, which does what waited in its turn.
  if (isSaved) proceed();
  else if (useSessionStore.getState().dialog === 'unsaved') closeDialog();
}

/** Save, don't save, or stay: before another document takes the place of one with changes. */
export function UnsavedDialog() {
  const name = useDesignStore((store) => store.name);
  return (
    <Dialog
      title={`Save the changes to ${name}?`}
      width="narrow"
      onClose={closeDialog}
      footer={
        <>
          <Button look="quiet" onClick={proceed}>
            Don’t save
          </Button>
          <span className="spacer" />
          <Button onClick={closeDialog}>Cancel</Button>
          <Button look="primary" data-autofocus onClick={() => void saveFirst()}>
            Save
          </Button>
        </>
      }
    >
      <div className="dialog-content">
        <p>Without saving, what was changed since the last save is lost.</p>
      </div>
    </Dialog>
  );
}
