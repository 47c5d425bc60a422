import { useEffect } from 'react';
import {
  chooseDocument,
  discard,
  guardUnsaved,
  newDocument,
  openDocument,
  openPreset,
  type Recovery,
  refreshDocuments,
  restore,
  useDocumentStore,
} from '../../state/index.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { closeDialog } from './close-dialog.ts';

const shownRecents = 8;

/** Where a session begins: presets, recent designs, and work that was kept. */
export function StartDialog() {
  const presets = useDocumentStore((store) => store.presets);
  const documents = useDocumentStore((store) => store.documents);
  const recoveries = useDocumentStore((store) => store.recoveries);
  useEffect(() => {
    void refreshDocuments();
  }, []);
  return (
    <Dialog title="Start" width="wide" onClose={closeDialog}>
      <div className="dialog-content start">
        <div className="start-side">
          <Button look="primary" icon="plus" onClick={() => guardUnsaved(newDocument)}>
            New design
          </Button>
          <Button icon="folder" onClick={() => guardUnsaved(() => void chooseDocument())}>
            Open…
          </Button>
          <h3>Recent</h3>
          {documents.length === 0 && <p className="faint">Designs that you save appear here.</p>}
          <ul className="start-recents">
            {documents.slice(0, shownRecents).map((document) => (
              <li key={document.docId}>
                <button type="button" onClick={() => guardUnsaved(() => void openDocument(document.docId))}>
                  <Icon name="document" />
                  <span>
                    <b>{document.name}</b>
                    <span className="faint">{dateText(document.modifiedAt)}</span>
                  </span>
                </button>
              </li>
            ))}
          </ul>
          {recoveries.map((recovery) => (
            <RecoveryCard key={recovery.key} recovery={recovery} />
          ))}
        </div>
        <div className="start-presets">
          <h3>
            Presets <span className="faint">open already estimated, and can be edited at once</span>
          </h3>
          <ul>
            {presets.map((preset) => (
              <li key={preset.id}>
                <button
                  type="button"
                  className="preset-card"
                  data-autofocus={preset.isDefault || undefined}
                  data-testid={`preset-${preset.id}`}
                  onClick={() => guardUnsaved(() => void openPreset(preset.id))}
                >
                  <span className="preset-title">
                    <b>{preset.title}</b>
                    {preset.isDefault && <Badge tone="accent">Start here</Badge>}
                  </span>
                  <span>{preset.description}</span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </Dialog>
  );
}

/** Work that the journal kept when the app ended without saving. */
export function RecoveryCard({ recovery }: { readonly recovery: Recovery }) {
  return (
    <div className="recovery" role="alert">
      <b>Unsaved work was kept</b>
      <p>
        {recovery.name}, {dateText(recovery.writtenAt)}
      </p>
      <div className="row">
        <Button onClick={() => guardUnsaved(() => restore(recovery))}>Restore</Button>
        <Button look="quiet" onClick={() => discard(recovery)}>
          Discard
        </Button>
      </div>
    </div>
  );
}

/** `2026-11-22 11:40`, local time. */
export function dateText(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return '';
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
