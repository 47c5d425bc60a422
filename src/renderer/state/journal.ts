import { serializeDesign } from '../../design/index.ts';
import { host } from '../host.ts';
import { hasUnsavedChanges, useDesignStore } from './design-store.ts';
import { openText, type Recovery, useDocumentStore } from './document-store.ts';

const delayMilliseconds = 1000;

/**
 * Keeps the newest unsaved text with the host, a second after the last edit at most, and takes it away once the
 * document is saved or left. Also tells the host whether closing would lose work.
 */
export function startJournal(): () => void {
  let key = crypto.randomUUID();
  let timer: ReturnType<typeof setTimeout> | null = null;
  let isWritten = false;

  function write(): void {
    timer = null;
    const store = useDesignStore.getState();
    if (!hasUnsavedChanges(store)) return;
    isWritten = true;
    // A journal that cannot be written must not disturb the work; saving will say what is wrong with the disk.
    host()
      .call('journal.write', { key, name: store.name, docId: store.docId, text: serializeDesign(store.design) })
      .catch(() => undefined);
  }

  function clear(): void {
    if (timer) clearTimeout(timer);
    timer = null;
    if (!isWritten) return;
    isWritten = false;
    host()
      .call('journal.clear', { key })
      .catch(() => undefined);
  }

  let told: string | null = null;
  function tell(): void {
    const store = useDesignStore.getState();
    const isUnsaved = hasUnsavedChanges(store);
    const state = `${isUnsaved} ${store.name}`;
    document.title = `${isUnsaved ? '• ' : ''}${store.name} – Clusterwright`;
    if (state === told) return;
    told = state;
    host()
      .call('app.setUnsaved', { isUnsaved, name: store.name })
      .catch(() => undefined);
  }

  const stop = useDesignStore.subscribe((store, before) => {
    tell();
    if (store.openCount !== before.openCount) {
      clear();
      key = crypto.randomUUID();
    } else if (!hasUnsavedChanges(store)) clear();
    else if (store.revision !== before.revision && timer === null) timer = setTimeout(write, delayMilliseconds);
  });
  const leave = (event: BeforeUnloadEvent): void => {
    // Electron asks by itself; a browser asks when the event is refused.
    if (useDocumentStore.getState().info?.shell === 'web' && hasUnsavedChanges(useDesignStore.getState())) event.preventDefault();
  };
  window.addEventListener('beforeunload', leave);
  tell();
  return () => {
    stop();
    window.removeEventListener('beforeunload', leave);
  };
}

/** Opens kept work as an unsaved document, and takes it out of the journal once it is on screen. */
export function restore(recovery: Recovery): void {
  if (!openText(recovery.name, recovery.text, recovery.docId, false)) return;
  // Marked as edited, so that closing asks and the journal keeps it under its new key.
  useDesignStore.getState().dispatch((design) => ({ ...design }), 'Restore unsaved work');
  discard(recovery);
}

/** Throws kept work away. */
export function discard(recovery: Recovery): void {
  useDocumentStore.setState((store) => ({ recoveries: store.recoveries.filter((kept) => kept.key !== recovery.key) }));
  host()
    .call('journal.clear', { key: recovery.key })
    .catch(() => undefined);
}
