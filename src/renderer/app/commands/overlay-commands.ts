import { type OverlayId, useSessionStore } from '../../state/index.ts';
import { always, type Command } from './command.ts';

/** The overlays in the order of the switch: what colour means on the drawing. */
export const overlays: readonly { readonly value: OverlayId; readonly label: string; readonly title: string }[] = [
  { value: 'design', label: 'Design', title: 'Colour is link technology (1)' },
  { value: 'load', label: 'Load', title: 'Colour is utilisation of each direction (2)' },
  { value: 'kv', label: 'KV traffic', title: 'Colour is KV-cache transfer (3)' },
  { value: 'cost', label: 'Cost', title: 'Colour is cost (4)' },
];

/** One command per overlay, by the number of its place. */
export const overlayCommands: readonly Command[] = overlays.map((overlay, index) => ({
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
