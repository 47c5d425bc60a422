import { useDocumentStore } from '../../state/index.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { closeDialog } from './close-dialog.ts';

/** Why a file could not be opened, place by place. What was on screen is untouched. */
export function RefusedTextDialog() {
  const refused = useDocumentStore((store) => store.refusedText);
  if (!refused) return null;
  return (
    <Dialog
      title={`${refused.name} cannot be opened`}
      onClose={closeDialog}
      footer={
        <Button look="primary" data-autofocus onClick={closeDialog}>
          Close
        </Button>
      }
    >
      <ul className="dialog-content refused-list">
        {refused.diagnostics.map((diagnostic) => (
          <li key={`${diagnostic.code} ${diagnostic.path.join('/')} ${diagnostic.message}`}>
            <Icon name={diagnostic.severity} />
            <div>
              {diagnostic.path.length > 0 && <p className="mono">{diagnostic.path.join('.')}</p>}
              <p>
                <b>{diagnostic.message}</b>
              </p>
              <p>{diagnostic.remedy}</p>
            </div>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
