import { overlays } from '../../../drawing/index.ts';
import { type OverlayId, useSessionStore } from '../../state/index.ts';
import { always, type Command } from './command.ts';

/** The overlays in the order of the switch: what colour means on the drawing. */
export const overlayChoices: readonly { readonly value: OverlayId; readonly label: string; readonly title: string }[] =
  overlays.members.map((overlay, index) => ({
    value: overlay.kind,
    label: overlay.label,
    title: `${overlay.label} overlay (${index + 1})`,
  }));

/** One command per overlay, by the number of its place. */
export const overlayCommands: readonly Command[] = overlayChoices.map((overlay, index) => ({
  id: `overlay.${overlay.value}`,
  label: `${overlay.label} overlay`,
  group: 'Overlay',
  shortcuts: [String(index + 1)],
  unavailable: always,
  run: () => {
    useSessionStore.getState().setOverlay(overlay.value);
    useSessionStore.getState().announce(`${overlay.label} overlay`);
  },
}));
