import type { CatalogEntry } from '../../../catalog/index.ts';
import { type PaletteItem, useSessionStore } from '../../state/index.ts';

/** What a drag of an entry carries; null for links, which are drawn from port to port. */
export function dragItem(entry: CatalogEntry): PaletteItem | null {
  return entry.family === 'link' ? null : { kind: entry.family === 'system' ? 'system' : 'part', id: entry.id };
}

/** Leaves the browser and places the entry in the middle of the view; a link is taken up as a tool instead. */
export function placeEntry(entry: CatalogEntry): void {
  const session = useSessionStore.getState();
  session.setDialog('none');
  const item = dragItem(entry);
  // Once the dialog has closed and given the focus back.
  setTimeout(() => {
    if (item) session.requestCanvas({ kind: 'place', item });
    else {
      session.setTool('link', entry.id);
      session.requestCanvas({ kind: 'focus' });
      session.announce(`Connect with ${entry.label}: choose the first end`);
    }
  }, 0);
}
