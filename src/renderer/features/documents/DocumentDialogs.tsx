import { useSessionStore } from '../../state/index.ts';
import { ChangedOnDiskDialog } from './ChangedOnDiskDialog.tsx';
import { OpenDialog } from './OpenDialog.tsx';
import { RefusedTextDialog } from './RefusedTextDialog.tsx';
import { SaveAsDialog } from './SaveAsDialog.tsx';
import { StartDialog } from './StartDialog.tsx';
import { UnsavedDialog } from './UnsavedDialog.tsx';
import './documents.css';

/** The dialog about documents that is open now, if one is. */
export function DocumentDialogs() {
  const dialog = useSessionStore((session) => session.dialog);
  switch (dialog) {
    case 'start':
      return <StartDialog />;
    case 'open':
      return <OpenDialog />;
    case 'save-as':
      return <SaveAsDialog />;
    case 'unsaved':
      return <UnsavedDialog />;
    case 'changed-on-disk':
      return <ChangedOnDiskDialog />;
    case 'refused-text':
      return <RefusedTextDialog />;
    default:
      return null;
  }
}
