import { useRef, useState } from 'react';
import { openDocument, openText, useDocumentStore } from '../../state/index.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { closeDialog } from './close-dialog.ts';
import { dateText } from './StartDialog.tsx';

/** The designs of the documents folder, where the shell has no dialog of its own; or a file from this computer. */
export function OpenDialog() {
  const documents = useDocumentStore((store) => store.documents);
  const [query, setQuery] = useState('');
  const picker = useRef<HTMLInputElement>(null);
  const shown = documents.filter((document) => document.name.toLowerCase().includes(query.toLowerCase()));

  async function upload(file: File | undefined): Promise<void> {
    if (file) openText(file.name.replace(/(\.cluster)?\.json$/, ''), await file.text(), null, false);
  }

  return (
    <Dialog
      title="Open a design"
      onClose={closeDialog}
      footer={
        <>
          <Button icon="upload" onClick={() => picker.current?.click()}>
            From a file on this computer…
          </Button>
          <span className="spacer" />
          <Button onClick={closeDialog}>Cancel</Button>
        </>
      }
    >
      <div className="dialog-content open-list">
        <input
          className="input"
          type="search"
          data-autofocus
          aria-label="Search designs"
          placeholder="Search designs"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
        <input
          ref={picker}
          className="visually-hidden"
          type="file"
          accept=".json,application/json"
          aria-label="Design file"
          data-testid="open-file"
          tabIndex={-1}
          onChange={(event) => void upload(event.target.files?.[0])}
        />
        {documents.length === 0 ? (
          <EmptyState icon="folder" title="Nothing saved yet">
            Designs that you save appear here. A preset is the quickest start.
          </EmptyState>
        ) : (
          <ul aria-label="Designs">
            {shown.map((document) => (
              <li key={document.docId}>
                <button type="button" onClick={() => void openDocument(document.docId)}>
                  <Icon name="document" />
                  <b>{document.name}</b>
                  <span className="spacer" />
                  <span className="faint">{dateText(document.modifiedAt)}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  );
}
