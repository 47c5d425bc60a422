import { host } from '../host.ts';
import { openDocument, openPreset, useDocumentStore, useSessionStore } from '../state/index.ts';

/**
 * What the window shows first: the documents that the system asked for, else the default preset, already estimated.
 * Work that was kept from a crash is offered on top of it.
 */
export async function openFirstDocument(): Promise<void> {
  const [info, presets, recoveries] = await Promise.all([
    host().call('app.info', {}),
    host().call('presets.list', {}),
    host().call('journal.list', {}),
  ]);
  useDocumentStore.setState({ info, presets, recoveries });
  const [asked] = info.openDocIds;
  if (asked) {
    await openDocument(asked);
    return;
  }
  const first = presets.find((preset) => preset.isDefault) ?? presets[0];
  if (first) await openPreset(first.id);
  if (recoveries.length > 0 || !first) useSessionStore.getState().setDialog('start');
}
